import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { CircleCheckBig, CircleQuestionMark, Pause, Play, TriangleAlert } from 'lucide-react';
import { toCommandLine } from '../../cli/to-command-line';
import type { ExplainedCause, Explanation } from '../../model/explanation';
import type { Result } from '../../model/result';
import { formatClock, seconds as inMicros } from '../../model/sim-time';
import type { EntityView } from '../../model/view';
import type { Operation } from '../../state/gesture';
import { useAnswer } from '../inspector/use-answer';
import { useCalmEntity, useNow } from '../inspector/use-calm';
import { CommandLines } from '../kit/command-lines';
import { CopyButton } from '../kit/copy-button';
import { useMirror, useParts } from '../sandbox-context';
import { playPause } from '../transport/transport.action';
import { WhyFixes } from './why-fixes';
import { questionOf } from './why-question';
import styles from './why.module.css';

/** The answer about an entity, asked for anew as time passes and after each fix. */
export default function WhyPanel({ id, target }: { id: string; target: string | null }) {
  const view = useCalmEntity(id);
  const question = view ? questionOf(view, target) : null;
  if (!view || !question) {
    return <p className={styles.gone}>It is gone: there is nothing left to ask about.</p>;
  }
  return <Asked view={view} question={question} />;
}

function Asked({ view, question }: { view: EntityView; question: Operation }) {
  const now = useNow();
  const { result, refresh } = useAnswer(question, now);
  if (result === null) return <Loader size="sm" aria-label="Loading" />;
  if (!result.ok) return <Refused result={result} />;
  const why = result.output as Explanation;
  const line = toCommandLine(question.target, question.input);
  return (
    <section className={styles.panel} aria-label="Why?">
      <Headline why={why} />
      {why.causes.length > 0 && <Causes causes={why.causes} subjectId={view.id} />}
      <WhyFixes fixes={why.fixes} onDone={refresh} />
      <Clock />
      <CommandLines lines={[line]} />
    </section>
  );
}

const Refused = ({ result }: { result: Extract<Result, { ok: false }> }) => (
  <p role="alert" className={styles.refusal}>
    {result.error.message}
  </p>
);

/** Something is wrong; nothing is, but there is something to tell; all is well. */
function lookOf({ isFault, causes }: Explanation) {
  if (isFault) return { Icon: TriangleAlert, tone: 'failing' };
  return causes.length > 0
    ? { Icon: CircleQuestionMark, tone: 'neutral' }
    : { Icon: CircleCheckBig, tone: 'target' };
}

function Headline({ why }: { why: Explanation }) {
  const { Icon, tone } = lookOf(why);
  return (
    <p className={styles.headline} role="status" data-tone={tone}>
      <Icon size={18} aria-hidden />
      {why.headline}
    </p>
  );
}

/** What is seen first, and below it, each the cause of the one above, what is behind it. */
function Causes(props: { causes: readonly ExplainedCause[]; subjectId: string }) {
  const { causes, subjectId } = props;
  return (
    <ol className={styles.causes} aria-label="Causes, each behind the one before">
      {causes.map((cause, index) => (
        <Cause
          key={`${index} ${cause.text}`}
          cause={cause}
          subjectId={subjectId}
          isRoot={index === causes.length - 1 && causes.length > 1}
        />
      ))}
    </ol>
  );
}

function Cause(props: { cause: ExplainedCause; subjectId: string; isRoot: boolean }) {
  const { text, evidence, at, command } = props.cause;
  return (
    <li className={styles.cause} data-root={props.isRoot || undefined}>
      <div className={styles.said}>
        <p className={styles.text}>{text}</p>
        {at !== null && <When seconds={at} subjectId={props.subjectId} />}
      </div>
      {evidence !== '' && <p className={styles.evidence}>{evidence}</p>}
      {command !== '' && (
        <div className={styles.command}>
          <code>{command}</code>
          <CopyButton text={command} label="Copy the command that shows it" />
        </div>
      )}
    </li>
  );
}

/** When it was seen; leads to the events, where those of the subject are lit. */
function When({ seconds, subjectId }: { seconds: number; subjectId: string }) {
  const { view } = useParts();
  const clock = formatClock(inMicros(seconds));
  return (
    <Tooltip label="Show in Events">
      <button
        type="button"
        className={styles.when}
        aria-label={`${clock}: show in Events`}
        onClick={() =>
          view.setState({
            dialog: null,
            selection: [subjectId],
            dockOpen: true,
            dockTab: 'events',
          })
        }
      >
        <time>{clock}</time>
      </button>
    </Tooltip>
  );
}

/** What has been set right is seen as time passes, so the clock is at hand here too. */
function Clock() {
  const parts = useParts();
  const now = useNow();
  const playing = useMirror((state) => state.run.playing);
  const label = playing ? 'Pause' : 'Let time pass';
  return (
    <div className={styles.clock}>
      <ActionIcon
        size="sm"
        variant="outline"
        aria-label={label}
        onClick={() => playPause.run(parts)}
      >
        {playing ? <Pause size={12} /> : <Play size={12} />}
      </ActionIcon>
      <span>
        As of <time>{formatClock(now)}</time>
        {playing ? ', asked again as time passes.' : '; time stands still.'}
      </span>
    </div>
  );
}
