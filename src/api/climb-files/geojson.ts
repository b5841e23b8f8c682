import type { Guide, Mark } from './guide.ts';

/** RFC 7946: the line, and a point for each mark. Licence and attribution are foreign members. */
export function climbGeojson({ line, title, marks, attribution, licence }: Guide) {
  const coordinates = Array.from(line.longitude, (longitude, i) =>
    line.altitude === null
      ? [longitude, line.latitude[i]]
      : [longitude, line.latitude[i], line.altitude[i]],
  );
  return {
    type: 'FeatureCollection',
    attribution,
    licence,
    features: [
      {
        type: 'Feature',
        id: `${line.climb}/${line.variant}`,
        properties: {
          name: title,
          length: Math.round(line.length),
          height: line.height,
          quality: line.quality,
          published: line.published,
        },
        geometry: { type: 'LineString', coordinates },
      },
      ...marks.map(featureOf),
    ],
  };
}

function featureOf({ along, longitude, latitude, altitude, name, kind, source }: Mark) {
  return {
    type: 'Feature',
    properties: { name, kind, along: Math.round(along), source },
    geometry: {
      type: 'Point',
      coordinates: altitude === null ? [longitude, latitude] : [longitude, latitude, altitude],
    },
  };
}
