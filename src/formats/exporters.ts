import type { Exporter } from './export-result';
import { sandboxFileName, saveSandbox } from './sandbox/save';

/** `shop.template.yaml` gives `shop`. */
const stemOf = (fileName: string): string => fileName.replace(/\..*$/, '');

/** What a template's own header says that it has to be given. */
const needs = (template: string): string =>
  /^# +(--capabilities .+)$/m.exec(template)?.[1] ?? '--capabilities CAPABILITY_NAMED_IAM';

/** Everything that a sandbox can be written as. Adding one is a folder and an entry here. */
export const EXPORTERS: readonly Exporter[] = [
  {
    id: 'sandbox',
    label: 'Sandbox file',
    means: 'The whole sandbox with its run, to open here again.',
    ending: '.ecs-sandbox.json',
    command: ({ name }) => `npm run -s sim -- run ${name}`,
    write: (document) =>
      Promise.resolve({
        files: [{ name: sandboxFileName(document.name), text: saveSandbox(document) }],
        findings: [],
      }),
  },
  {
    id: 'cli-script',
    label: 'Script of AWS CLI commands',
    means: 'What is declared as commands for AWS, or the run with the time between its commands.',
    ending: '.sh',
    choices: [
      {
        id: 'what',
        question: 'What it says',
        options: [
          { value: 'account', label: 'What is declared, for AWS' },
          { value: 'run', label: 'The run, for the sandbox' },
        ],
        // A script of a script is to come to the same run.
        unanswered: 'run',
      },
    ],
    command: ({ name }, { what }) =>
      what === 'account' ? `bash ${name}` : `npm run -s sim -- script ${name}`,
    write: async (document, options) => {
      const { writeCliScript } = await import('./cli-script/write-cli-script');
      return writeCliScript(document, options);
    },
  },
  {
    id: 'task-definition',
    label: 'Task definitions',
    means: 'A file for each family, as register-task-definition --cli-input-json takes it.',
    ending: '.task-definition.json',
    choices: [
      {
        id: 'revisions',
        question: 'Revisions',
        options: [
          { value: 'newest', label: 'The newest of each family' },
          { value: 'all', label: 'All that are active' },
        ],
      },
    ],
    command: ({ name }) => `aws ecs register-task-definition --cli-input-json file://${name}`,
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
    command: ({ name }) =>
      `aws ecs deploy --service ${stemOf(name)} --codedeploy-appspec ${name} --task-definition FILE`,
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
    choices: [
      {
        id: 'vpc',
        question: 'Network',
        options: [
          { value: 'parameter', label: 'Yours, as parameters' },
          { value: 'new', label: 'A new VPC in the stack' },
        ],
      },
    ],
    command: ({ name, text }) =>
      `aws cloudformation deploy --template-file ${name} --stack-name ${stemOf(name)} ${needs(text)}`,
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
    command: ({ name }) => `docker compose -f ${name} up`,
    write: async (document) => {
      const { writeCompose } = await import('./compose/write/write-compose');
      return writeCompose(document);
    },
  },
];
