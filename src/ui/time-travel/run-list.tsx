import { Button } from '@mantine/core';
import { toCommandLine } from '../../cli/to-command-line';
import { formatClock, formatDuration, type SimMicros } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';
import { compare } from '../compare/compare.action';
import { askAboutRun } from '../compare/kept-comparison';
import { useMirror, useParts } from '../sandbox-context';
import styles from './time-list.module.css';

type Run = MirrorState['run'];
type Branch = NonNullable<Run['branches']>[number];

/** What was given in a run that was left, after it had parted from the one shown. */
function differenceOf(branch: Branch): string {
  const own = branch.log.filter(({ at, target }) => at >= branch.forkedAt && !isWait(target));
  const [first] = own;
  if (!first) return 'no command since';
  const more = own.length > 1 ? ` and ${own.length - 1} more` : '';
  return `${toCommandLine(first.target, first.input)}${more}`;
}

const isWait = (target: string): boolean => target === 'Sandbox.Wait';

function Row({ branch }: { branch: Branch }) {
  const parts = useParts();
  const { commands, view } = parts;
  const { forkedAt, head } = branch;
  const takeUp = () => {
    commands.takeUp(branch.id);
    view.setState({ timePanel: null });
  };
  const compareWith = () => {
    view.setState({ timePanel: null });
    if (!compare.when(parts)) return;
    askAboutRun(parts, branch.id);
    compare.run(parts);
  };
  const length = formatDuration((head - forkedAt) as SimMicros);
  return (
    <li className={styles.run}>
      <div>
        <p>
          Left at <time>{formatClock(forkedAt)}</time>, {length} more to{' '}
          <time>{formatClock(head)}</time>
        </p>
        <code className={styles.command}>{differenceOf(branch)}</code>
      </div>
      <div className={styles.choices}>
        <Button variant="outline" onClick={takeUp}>
          Take up
        </Button>
        <Button variant="outline" onClick={compareWith}>
          Compare with this run
        </Button>
      </div>
    </li>
  );
}

/** Runs that were left for the one that is shown, the newest first. */
export default function RunList() {
  const branches = useMirror(({ run }) => run.branches) ?? [];
  return (
    <div className={styles.panel}>
      {branches.length === 0 && (
        <p className={styles.empty}>
          A command given in the past, or a restart from time 0, begins a new run. The one it leaves
          is kept here.
        </p>
      )}
      <p className={styles.empty}>
        Runs left, their traces in the charts and what can be undone are kept for as long as this
        page is open and the sandbox stays open in it; saved is the run that is shown.
      </p>
      <ol className={styles.list} aria-label="Runs left, newest first">
        {branches.toReversed().map((branch) => (
          <Row key={branch.id} branch={branch} />
        ))}
      </ol>
    </div>
  );
}
