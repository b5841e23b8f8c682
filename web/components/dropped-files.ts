/** Every file of a drop, those inside of folders too; hidden files (`.DS_Store`) are left out. */
export async function filesOfDrop(dropped: DataTransfer): Promise<File[]> {
  // The list empties as soon as the event is over: everything is taken from it before any waiting.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  const plain = [...dropped.files];
  if (entries.some((entry) => entry === null)) return plain;
  const found = await Promise.all(entries.map((entry) => filesUnder(entry as FileSystemEntry)));
  return found.flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A folder is read in portions; an empty one is its end.
  for (let portion = await read(reader); portion.length > 0; portion = await read(reader)) {
    for (const inner of portion) found.push(...(await filesUnder(inner)));
  }
  return found;
}

function read(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
