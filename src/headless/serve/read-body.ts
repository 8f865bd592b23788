import type { IncomingMessage } from 'node:http';

/** Larger requests than any that the simulated operations take. */
const MOST_BYTES = 1_048_576;

/** The body of a request; null when it is too long, of which no more is kept. */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const said = Number(request.headers['content-length'] ?? 0);
    if (said > MOST_BYTES) return resolve(null);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MOST_BYTES) {
        request.pause();
        resolve(null);
      } else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the request ended early')));
  });
}
