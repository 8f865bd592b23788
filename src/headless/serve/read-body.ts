import type { IncomingMessage } from 'node:http';

/** Larger requests than any that the simulated operations take. */
export const MOST_BYTES = 1_048_576;

/** The body of a request; null when it is longer than `most`, of which no more is kept. */
export function readBody(request: IncomingMessage, most = MOST_BYTES): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const said = Number(request.headers['content-length'] ?? 0);
    if (said > most) return resolve(null);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > most) {
        request.pause();
        resolve(null);
      } else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the request ended early')));
  });
}
