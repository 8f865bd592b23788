import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerTransport } from './bridge/worker-transport';
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
void app.start();
