import { EMPTY_WORKBENCH, type SandboxDocument } from '../../model/sandbox-document';
import { isObject } from '../json-text';
import { loadSandboxValue } from './load';
import { CURRENT_VERSION } from './migrations';

/** What could be read of a damaged sandbox, and what of it is lost, in words. */
export interface Salvaged {
  document: SandboxDocument;
  lost: string[];
}

/** So many faults are mended one by one; what has more is too far gone. */
const MOST_FAULTS = 64;

/**
 * Reads what can be read of a stored sandbox that `loadSandboxValue` refuses: members that say
 * nothing of the run are put right or left out, and the run ends before its first command that
 * makes no sense. Null where nothing of the run is left, and where a newer version wrote it: that
 * one is whole, only not for us.
 */
export function salvageSandbox(value: unknown): Salvaged | null {
  if (!isObject(value) || value.format !== 'ecs-sandbox') return null;
  const { version } = value;
  if (typeof version === 'number' && version > CURRENT_VERSION) return null;
  const mended: Record<string, unknown> = { ...value };
  const lost: string[] = [];
  for (let faults = 0; faults < MOST_FAULTS; faults++) {
    const loaded = loadSandboxValue(mended);
    if (loaded.ok) {
      const { log, account } = loaded.document;
      const isEmpty = log.length === 0 && account.operations.length === 0;
      return isEmpty ? null : { document: loaded.document, lost };
    }
    const what = mend(mended, loaded.path);
    if (what === null) return null;
    lost.push(what);
  }
  return null;
}

/** Puts the member at fault right, and says in words what is lost by it; null where it cannot. */
function mend(document: Record<string, unknown>, path: string): string | null {
  const [, member = '', rest = ''] = /^(\w+)(.*)$/.exec(path) ?? [];
  switch (member) {
    case 'log':
      return cutLog(document, rest);
    case 'account': {
      // With a log the account only repeats what that comes to.
      if (!Array.isArray(document.log) || document.log.length === 0) return null;
      document.account = { version: 1, operations: [] };
      return 'what was declared, which the run makes again';
    }
    case 'now':
      document.now = 0;
      return 'the moment it was left at';
    case 'seed':
      document.seed = 1;
      return 'the seed, so that its random numbers are others';
    case 'layout':
      document.layout = {};
      return 'where things were drawn';
    case 'notes':
      document.notes = {};
      return 'notes on imported files';
    case 'workbench':
      document.workbench = EMPTY_WORKBENCH;
      return 'bookmarks, steps, notes and frames';
    case 'name':
      document.name = 'Sandbox';
      return 'its name';
    case 'id':
      document.id = 'none';
      return 'its key';
    case 'version':
      document.version = CURRENT_VERSION;
      return 'its version';
    default:
      return null;
  }
}

function cutLog(document: Record<string, unknown>, rest: string): string | null {
  const { log } = document;
  const at = /^\[(\d+)\]/.exec(rest)?.[1];
  if (!Array.isArray(log)) {
    document.log = [];
    return 'its run';
  }
  if (at === undefined) return null;
  document.log = log.slice(0, Number(at));
  const last = (document.log as { at?: unknown }[]).at(-1)?.at;
  // What came after the last command that is left would be another run.
  document.now = typeof last === 'number' ? last : 0;
  const count = log.length - Number(at);
  return `the last ${count === 1 ? 'command' : `${count} commands`} of its run`;
}
