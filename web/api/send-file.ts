import { ApiError, problemOf } from './client.ts';

/**
 * Sends a file and tells how much of it has left, 0 to 1; resolves with what the service answered.
 * By XMLHttpRequest, because `fetch` does not tell that. Rejects with ApiError.
 */
export function sendFile(
  address: string,
  file: File,
  onSent: (share: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onSent(file.size > 0 ? loaded / file.size : 1);
    request.onload = () => {
      const { status, responseText } = request;
      if (status !== 202) reject(problemOf(status, responseText));
      else resolve(JSON.parse(responseText));
    };
    request.onerror = () => reject(new ApiError('offline', `${file.name} could not be sent.`));
    request.send(file);
  });
}
