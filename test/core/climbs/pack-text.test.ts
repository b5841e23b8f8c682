import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packText } from '../../../src/core/climbs/pack-text.ts';
import { valleyFiles } from './valley.ts';

describe('packText(features)', () => {
  it('writes the pack of the product as it stands in the repository, byte for byte', () => {
    const file = new URL('../../../territories/oisans/climbs.geojson', import.meta.url);
    const text = readFileSync(file, 'utf8');
    expect(packText(JSON.parse(text).features) === text).toBe(true);
  });

  it('says the same as JSON, whatever the texts hold', () => {
    const { climbs, places } = valleyFiles();
    const odd = { ...climbs.features[0], id: 'a", "b": {\n' };
    for (const features of [climbs.features, places.features, [odd], []]) {
      expect(JSON.parse(packText(features))).toEqual({ type: 'FeatureCollection', features });
    }
  });
});
