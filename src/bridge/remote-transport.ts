import type { Transport } from './client';
import type { FromWorker } from './protocol';
import { readFromWorker, writeToWorker } from './remote-messages';

const LOST =
  'The connection to “sim serve” was lost. Reload the page when it runs again; what was saved is ' +
  'kept in this browser.';

/** The simulator in the process that served this page, shared with all who are connected to it. */
export function createRemoteTransport(url: string): Transport {
  const socket = new WebSocket(url);
  let listener: (message: FromWorker) => void = () => {};
  let closed = false;
  const unsent: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of unsent.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string>) =>
    listener(readFromWorker(data)),
  );
  // The server says why it ends a connection, where it does so of its own accord.
  socket.addEventListener('close', ({ reason }) => {
    if (!closed) listener({ type: 'crashed', message: reason || LOST });
  });
  return {
    post: (message) => {
      const text = writeToWorker(message);
      if (socket.readyState === WebSocket.CONNECTING) unsent.push(text);
      else if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    listen: (onMessage) => {
      listener = onMessage;
    },
    close: () => {
      closed = true;
      socket.close();
    },
  };
}
