import { Check, CircleSlash2, X } from 'lucide-react';
import { Fragment } from 'react';
import {
  type Capability,
  type Cell,
  LAUNCH_TYPE_NAMES,
  LAUNCH_TYPES,
  type LaunchType,
} from '../../../content/launch-types/capability';
import styles from './launch-types.module.css';
import { TrialResult } from './trial-result';
import type { useTrial } from './use-trial';

const VERDICTS = {
  yes: { word: 'Yes', Mark: Check },
  no: { word: 'No', Mark: X },
  partly: { word: 'Partly', Mark: CircleSlash2 },
} as const;

const titleOf = (capability: Capability, type: LaunchType): string =>
  `${capability.title} · ${LAUNCH_TYPE_NAMES[type]}`;

/** One capability over the launch types, and below it what trying it out has come to. */
export function CapabilityRow(props: {
  capability: Capability;
  /** A link leads here. */
  isMarked: boolean;
  trial: ReturnType<typeof useTrial>;
}) {
  const { capability, isMarked, trial } = props;
  const { state, run, close } = trial;
  const shown = LAUNCH_TYPES.find((type) => state.key === `${capability.id}:${type}`);
  const shownTrial = shown && capability.cells[shown].trial;
  return (
    <Fragment>
      <tr id={`capability-${capability.id}`} data-marked={isMarked || undefined}>
        <th scope="row">{capability.title}</th>
        {LAUNCH_TYPES.map((type) => {
          const key = `${capability.id}:${type}`;
          const cell = capability.cells[type];
          return (
            <td key={type} data-shown={type === shown || undefined}>
              <CellText
                cell={cell}
                title={titleOf(capability, type)}
                isBusy={state.isBusy && state.key === key}
                onTry={run && cell.trial ? () => void run(key, cell.trial!) : null}
              />
            </td>
          );
        })}
      </tr>
      {shown && shownTrial && (
        <tr className={styles.below}>
          <td colSpan={4}>
            <TrialResult
              key={shown}
              title={titleOf(capability, shown)}
              trial={shownTrial}
              state={state}
              onClose={close}
            />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function CellText(props: {
  cell: Cell;
  title: string;
  isBusy: boolean;
  onTry: (() => void) | null;
}) {
  const { cell, title, isBusy, onTry } = props;
  const { word, Mark } = VERDICTS[cell.can];
  return (
    <div className={styles.cell}>
      <p>
        <span className={styles.verdict} data-can={cell.can}>
          <Mark size={14} aria-hidden />
          {word}
        </span>{' '}
        {cell.says}
      </p>
      <p className={styles.links}>
        {cell.untried && <span className={styles.quiet}>{cell.untried}</span>}
        {onTry && (
          <button type="button" onClick={onTry} disabled={isBusy} aria-label={`Try it: ${title}`}>
            Try it
          </button>
        )}
        <a
          href={cell.docs}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={`AWS page: ${title}`}
        >
          AWS page
        </a>
      </p>
    </div>
  );
}
