/** RFC 6266: the name for old clients in ASCII, the true one percent-encoded; never a path. */
export function attachment(filename: string): string {
  const name = filename.split(/[\\/]/).at(-1) || 'ride';
  const ascii = name.replace(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percent);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
