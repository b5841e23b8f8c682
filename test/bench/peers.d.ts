/** What the bench calls of its peers, so that it is type-checked where they are not installed. */

declare module 'fit-file-parser' {
  export default class FitParser {
    constructor(options: Record<string, string>);
    parseAsync(bytes: Buffer): Promise<{ records?: unknown[] }>;
  }
}

declare module 'gpxparser' {
  export default class GpxParser {
    tracks: { points: { lat: number; lon: number; ele: number; time: Date }[] }[];
    parse(text: string): void;
  }
}

declare module '@sports-alliance/sports-lib' {
  interface Stats {
    get(name: string): { getValue(): unknown } | undefined;
  }
  export const SportsLib: {
    importFromFit(bytes: Buffer): Promise<{ getFirstActivity(): { getStats(): Stats } }>;
  };
}
