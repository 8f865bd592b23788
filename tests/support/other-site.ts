import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web site of somebody else, on a port of its own of this machine. */
export interface OtherSite {
  /** Its one page. */
  readonly url: string;
  close: () => Promise<void>;
}

/** @param page the page's HTML, the same at every path */
export async function openOtherSite(page: string): Promise<OtherSite> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
