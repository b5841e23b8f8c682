type Json = Record<string, unknown>;

/** Positions a line of text: a moved vertex is a short difference to read. */
const POSITIONS = 4;

/**
 * A collection of features as the packs write it: a property a line, a gate a line, four positions a
 * line, so that a change shows as what it is. The same as JSON.
 */
export function packText(features: readonly unknown[]): string {
  const texts = features.map((feature) => featureText(feature as Json));
  return `{\n"type": "FeatureCollection",\n"features": [\n${texts.join(',\n')}\n]\n}\n`;
}

function featureText({ id, properties, geometry }: Json): string {
  const lines = Object.entries(properties as Json).map(
    ([name, value]) => `    "${name}": ${propertyText(value)}`,
  );
  return `{
  "type": "Feature",
  "id": ${inline(id)},
  "properties": {
${lines.join(',\n')}
  },
  "geometry": ${geometryText(geometry as Json)}
}`;
}

/** A list of objects takes a line for each of them. */
function propertyText(value: unknown): string {
  if (!Array.isArray(value) || typeof value[0] !== 'object') return inline(value);
  return `[\n${value.map((item) => `      ${inline(item)}`).join(',\n')}\n    ]`;
}

function geometryText(geometry: Json): string {
  const { type, coordinates } = geometry;
  if (type !== 'LineString' || !Array.isArray(coordinates)) return inline(geometry);
  const rows: string[] = [];
  for (let i = 0; i < coordinates.length; i += POSITIONS) {
    const row = coordinates.slice(i, i + POSITIONS).map((position) => JSON.stringify(position));
    rows.push(`    ${row.join(', ')}`);
  }
  return `{"type": "LineString", "coordinates": [\n${rows.join(',\n')}\n  ]}`;
}

/** JSON on one line, with a space after each comma and colon outside of texts. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${JSON.stringify(name)}: ${inline(field)}`,
  );
  return `{${fields.join(', ')}}`;
}
