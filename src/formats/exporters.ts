import type { Exporter } from './export-result';
import { sandboxFileName, saveSandbox } from './sandbox/save';

/** Everything that a sandbox can be written as. Adding one is a folder and an entry here. */
export const EXPORTERS: readonly Exporter[] = [
  {
    id: 'sandbox',
    label: 'Sandbox file',
    means: 'The whole sandbox with its run, to open here again.',
    ending: '.ecs-sandbox.json',
    write: (document) =>
      Promise.resolve({
        files: [{ name: sandboxFileName(document.name), text: saveSandbox(document) }],
        findings: [],
      }),
  },
];
