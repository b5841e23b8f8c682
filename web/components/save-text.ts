/** Offers a text that the page made as a file to keep. */
export function saveText(text: string, file: { name: string; type: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${file.type};charset=utf-8` }));
  link.download = file.name;
  link.click();
  // The download has begun, or been handed on, by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
