import type { SandboxDocument } from '../model/sandbox-document';
import { looksLikeAppSpec } from './app-spec/looks-like-app-spec';
import { looksLikeCompose } from './compose/looks-like-compose';
import { looksLikeTemplate } from './cloudformation/looks-like-template';
import { type ImportOptions, type ImportResult, refused } from './import-result';
import { looksLikeRunTask } from './run-task/looks-like-run-task';
import { loadSandbox, looksLikeSandbox } from './sandbox/load';
import { looksLikeService } from './service/looks-like-service';
import { readSourceText, type SourceText } from './source-text';
import { looksLikeTaskDefinition } from './task-definition/looks-like-task-definition';

/** What opening a file comes to: a whole sandbox, or something to add to the one that is open. */
export type Opened =
  | { kind: 'sandbox'; document: SandboxDocument }
  | { kind: 'import'; importer: Importer; result: ImportResult }
  | { kind: 'refused'; label: string; result: ImportResult };

/** One kind of file that becomes operations. Adding one is a folder and an entry of `IMPORTERS`. */
export interface Importer {
  /** As `sim import --as` takes it. */
  id: 'task-definition' | 'service' | 'run-task' | 'compose' | 'cloudformation' | 'app-spec';
  label: string;
  /** File name endings for the file picker. */
  endings: readonly string[];
  /** Whether a file is of this format, by what it says; the first that answers true has it. */
  detect: (source: SourceText) => boolean;
  /** Loaded with the first file of the format: it knows every member that AWS takes. */
  read: (text: string, options: ImportOptions) => Promise<ImportResult>;
}

export const IMPORTERS: readonly Importer[] = [
  {
    id: 'task-definition',
    label: 'ECS task definition',
    endings: ['.json', '.yaml', '.yml'],
    detect: looksLikeTaskDefinition,
    read: async (text, options) => {
      const { importTaskDefinition } = await import('./task-definition/import-task-definition');
      return importTaskDefinition(text, options);
    },
  },
  {
    id: 'service',
    label: 'ECS service definition',
    endings: ['.json', '.yaml', '.yml'],
    detect: looksLikeService,
    read: async (text, options) => {
      const { importService } = await import('./service/import-service');
      return importService(text, options);
    },
  },
  {
    id: 'run-task',
    label: 'Input of run-task',
    endings: ['.json', '.yaml', '.yml'],
    detect: looksLikeRunTask,
    read: async (text, options) => {
      const { importRunTask } = await import('./run-task/import-run-task');
      return importRunTask(text, options);
    },
  },
  {
    id: 'app-spec',
    label: 'AppSpec of CodeDeploy',
    endings: ['.yaml', '.yml', '.json'],
    detect: looksLikeAppSpec,
    read: async (text, options) => {
      const { importAppSpec } = await import('./app-spec/import-app-spec');
      return importAppSpec(text, options);
    },
  },
  {
    id: 'compose',
    label: 'Compose file',
    endings: ['.yml', '.yaml'],
    detect: ({ value }) => looksLikeCompose(value),
    read: async (text, options) => {
      const { importCompose } = await import('./compose/import-compose');
      return importCompose(text, options);
    },
  },
  {
    id: 'cloudformation',
    label: 'CloudFormation template',
    endings: ['.yml', '.yaml', '.json', '.template'],
    detect: ({ value }) => looksLikeTemplate(value),
    read: async (text, options) => {
      const { importCloudFormation } = await import('./cloudformation/import-cloudformation');
      return importCloudFormation(text, options);
    },
  },
];

const SANDBOX = { label: 'Saved sandbox', endings: ['.json'] } as const;

/** Everything that can be opened, for pickers and refusals. */
export const KINDS: readonly { label: string; endings: readonly string[] }[] = [
  SANDBOX,
  ...IMPORTERS,
];

/**
 * Opens a file of whatever format it turns out to be, or as what the caller says it is; a file of
 * none is refused with the reason.
 */
export async function openText(
  text: string,
  options: ImportOptions,
  as?: Importer['id'],
): Promise<Opened> {
  if (text.trim() === '') {
    return { kind: 'refused', label: 'File', result: refused('the file is empty') };
  }
  const source = await readSourceText(text, options.fileName);
  if (!as && looksLikeSandbox(source.value)) return openSandboxText(text);
  const importer = IMPORTERS.find((one) => (as ? one.id === as : one.detect(source)));
  if (!importer) return refuseUnknown(source);
  const result = await importer.read(text, options);
  if (result.operations.length > 0) return { kind: 'import', importer, result };
  return { kind: 'refused', label: importer.label, result };
}

function openSandboxText(text: string): Opened {
  const loaded = loadSandbox(text);
  if (loaded.ok) return { kind: 'sandbox', document: loaded.document };
  return { kind: 'refused', label: SANDBOX.label, result: refused(loaded.reason, loaded.path) };
}

/** What whoever asks for a file takes too, and finds out before it asks here. */
const OTHERS = ['PNG picture saved from here', 'Script of aws lines', 'Lesson'];

function refuseUnknown({ fault }: SourceText): Opened {
  const kinds = [...KINDS.map((one) => one.label), ...OTHERS].join(', ');
  const reason = fault ? fault.message : `not a file this can open. It takes: ${kinds}`;
  return { kind: 'refused', label: 'File', result: refused(reason, '', fault?.line) };
}
