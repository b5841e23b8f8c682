/** The parts of JSON Schema that our own document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

const TEXTS: Record<string, string> = {
  email: 'nobody@example.org',
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
};

/** The smallest value that fits a schema: what is required, and the first choice of each. */
export function sampleOf(schema: Schema, named: (ref: string) => Schema): unknown {
  if (schema.$ref) return sampleOf(named(schema.$ref), named);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice?.[0]) return sampleOf(choice[0], named);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [
          key,
          sampleOf(schema.properties?.[key] ?? {}, named),
        ]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sampleOf(schema.items ?? {}, named),
      );
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return TEXTS[schema.format ?? ''] ?? 'x'.repeat(schema.minLength ?? 1);
  }
}
