import { toCommandLine } from '../../cli/to-command-line';
import { formatClock } from '../../model/sim-time';
import { useMirror, useWorkspace } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { changingOf, type SetupDraft, valueOf } from './setup-draft';
import { changesArrivals, linesOf, sinceFork } from './since-fork';

/** What the form says of a draft. */
interface DraftWords {
  /** Unless somebody names them. */
  title: string;
  names: { a: string; b: string };
  /** What A is, and the commands that it will be given. */
  a: { what: string; lines: readonly string[] };
  /** What either was given since they parted; null for what is no fork. */
  since: { a: readonly string[]; b: readonly string[] } | null;
  /** Nothing tells them apart: there is nothing to find out. */
  areSame: boolean;
  /** Nothing of it makes other requests arrive in one of them. */
  sameArrivals: boolean;
}

const AS_IT_IS = { what: 'This run as it is.', lines: [] };

export function useDraftWords(draft: SetupDraft, options: readonly ChangeOption[]): DraftWords {
  const name = useWorkspace((state) => state.name);
  const branches = useMirror((state) => state.run.branches);
  const log = useMirror((state) => state.run.log);
  const { source } = draft;
  if (source.kind === 'stored') {
    return {
      title: `${name} or ${source.name}?`,
      names: { a: name, b: source.name },
      a: AS_IT_IS,
      since: null,
      areSame: false,
      sameArrivals: false,
    };
  }
  if (source.kind === 'branch') {
    const left = branches?.find(({ id }) => id === source.branch);
    const at = left ? formatClock(left.forkedAt) : '';
    const since = sinceFork(left?.log ?? [], log ?? []);
    return {
      title: `What was left at ${at}, or this run?`,
      names: { a: `left at ${at}`, b: 'this run' },
      a: { what: `The run that was left at ${at} for this one.`, lines: [] },
      since: { a: linesOf(since.a), b: linesOf(since.b) },
      areSame: since.a.length + since.b.length === 0,
      sameArrivals: ![...since.a, ...since.b].some(({ target }) => changesArrivals(target)),
    };
  }
  return changeWords(draft, options);
}

function changeWords(draft: SetupDraft, options: readonly ChangeOption[]): DraftWords {
  const option = options.find(({ id }) => id === draft.optionId);
  const changing = changingOf(draft, options);
  const { ofA, shown = [] } = changing ?? {};
  // Lines are known as they were typed only.
  const typed = option?.field.kind === 'lines' ? valueOf(draft, option) : '';
  return {
    title: changing?.title ?? '',
    names: changing?.names ?? { a: 'A', b: 'B' },
    a: ofA
      ? {
          what: ofA.words,
          lines: ofA.shown.map(({ target, input }) => toCommandLine(target, input)),
        }
      : AS_IT_IS,
    since: null,
    areSame: false,
    sameArrivals: !/traffic|seed/i.test(typed) && !shown.some((one) => changesArrivals(one.target)),
  };
}
