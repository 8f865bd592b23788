import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerTransport } from './bridge/worker-transport';
import { carriesSandbox } from './formats/share/link-prefix';
import { createSandboxApp } from './state/create-sandbox-app';
import { App } from './ui/app';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

const app = createSandboxApp({ transport: createWorkerTransport() });
createRoot(root).render(
  <StrictMode>
    <App parts={app} />
  </StrictMode>,
);
void app.start().then(openLink);
// A link pasted into the address of a page that is open already loads no page.
window.addEventListener('hashchange', () => void openLink());

/** Opens the sandbox that the address carries, and takes it out of the address. */
async function openLink(): Promise<void> {
  const { hash, pathname, search } = window.location;
  if (!carriesSandbox(hash)) return;
  window.history.replaceState(null, '', pathname + search);
  try {
    await app.commands.openLink(hash);
  } catch (error) {
    app.view.setState({ notice: error instanceof Error ? error.message : String(error) });
  }
}
