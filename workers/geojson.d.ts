/** wrangler.toml bundles `.geojson` as text. */
declare module '*.geojson' {
  const text: string;
  export default text;
}
