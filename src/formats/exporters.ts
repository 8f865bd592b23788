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
  {
    id: 'cli-script',
    label: 'Script of AWS CLI commands',
    means: 'The commands of the run with the time between them, to run again or to read.',
    ending: '.sh',
    write: async (document, options) => {
      const { writeCliScript } = await import('./cli-script/write-cli-script');
      return writeCliScript(document, options);
    },
  },
  {
    id: 'task-definition',
    label: 'Task definitions',
    means:
      'The newest revision of each family, as register-task-definition --cli-input-json takes it.',
    ending: '.task-definition.json',
    write: async (document, options) => {
      const { exportTaskDefinitions } = await import('./task-definition/export-task-definitions');
      return exportTaskDefinitions(document, options);
    },
  },
  {
    id: 'app-spec',
    label: 'AppSpec of CodeDeploy',
    means: 'What CodeDeploy is given to deploy the newest revision to its service.',
    ending: '.appspec.yaml',
    write: async (document, options) => {
      const { exportAppSpecs } = await import('./app-spec/export-app-spec');
      return exportAppSpecs(document, options);
    },
  },
  {
    id: 'cloudformation',
    label: 'CloudFormation template',
    means: 'A stack that AWS makes of what is declared here, with what AWS needs beside it.',
    ending: '.template.yaml',
    write: async (document, options) => {
      const { writeCloudFormation } = await import('./cloudformation/write/write-cloudformation');
      return writeCloudFormation(document, options);
    },
  },
  {
    id: 'compose',
    label: 'Compose file',
    means: 'Task definitions and services as Docker Compose runs them on one machine.',
    ending: '.compose.yml',
    write: async (document) => {
      const { writeCompose } = await import('./compose/write/write-compose');
      return writeCompose(document);
    },
  },
];
