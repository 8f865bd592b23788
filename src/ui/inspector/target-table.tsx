import { useRef } from 'react';
import { formatTimeLeft, type SimMicros } from '../../model/sim-time';
import type { TargetGroupView } from '../../model/view';
import { useLongRows } from '../kit/use-long-rows';
import { useRowKeys } from '../kit/use-row-keys';
import { useParts } from '../sandbox-context';
import { WhyTarget } from '../why/why-button';
import styles from './panel.module.css';
import table from './target-table.module.css';
import { entityOf, useCalm, useNow } from './use-calm';

type Target = TargetGroupView['targets'][number];

/** Of most rows, px. */
const ROW = 27;
const COLUMNS = 3;

const keyOf = ({ id, port }: Target): string => `${id}:${port}`;

/** Why a target gets less than a full share of the requests. */
function TargetRemark(props: { target: Target; now: SimMicros }) {
  const { slowStart, anomalous, share } = props.target;
  return (
    <>
      {slowStart && slowStart.until > props.now && (
        <div className="dim">slow start: {formatTimeLeft(slowStart.until, props.now)} left</div>
      )}
      {anomalous && <div className="dim">anomalous: {Math.round(100 * share)} % of a share</div>}
    </>
  );
}

function TargetCells(props: { target: Target; groupId: string; isActive: boolean }) {
  const { target, groupId, isActive } = props;
  const { view } = useParts();
  const now = useNow();
  const task = useCalm((state) => entityOf(state, 'task', target.taskArn));
  const own = task?.targets.find((one) => one.targetGroupArn === groupId);
  const { id, port, health, outstanding } = target;
  return (
    <>
      <td>
        {task ? (
          <button
            type="button"
            className={styles.cellLink}
            tabIndex={isActive ? 0 : -1}
            onClick={() => view.setState({ selection: [task.id] })}
          >
            {keyOf(target)}
          </button>
        ) : (
          keyOf(target)
        )}
      </td>
      <td>
        {health} {health !== 'healthy' && <WhyTarget groupId={groupId} id={id} port={port} />}
        {own && own.reason !== null && <div className="dim">{own.reason}</div>}
        <TargetRemark target={target} now={now} />
      </td>
      <td>{outstanding}</td>
    </>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={COLUMNS} className={table.gap} />
    </tr>
  );
}

/** The targets of a group, a thousand of them as well as three: only those in sight are there. */
export function TargetTable({ group }: { group: TargetGroupView }) {
  const { targets } = group;
  const box = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(box, targets, keyOf);
  const { long } = useLongRows({
    box,
    rows: targets,
    keyOf,
    height: ROW,
    newest: 'none',
    keep: keys.active,
  });
  if (targets.length === 0) return <p className={styles.empty}>None registered.</p>;
  const rows = long.getVirtualItems();
  let end = 0;
  return (
    <div
      ref={box}
      className={table.box}
      onKeyDown={(event) => keys.onKeyDown(event, (index) => long.scrollToIndex(index))}
    >
      <table className={styles.table} aria-rowcount={targets.length + 1}>
        <thead className={table.head}>
          <tr aria-rowindex={1}>
            <th scope="col">Target</th>
            <th scope="col">Health</th>
            <th scope="col" title="Sent to the target, and not answered in full yet">
              In flight
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => {
            const target = targets[row.index];
            if (!target) return [];
            const gap = row.start - end;
            end = row.end;
            return [
              <Gap key={`before ${row.key}`} height={gap} />,
              <tr
                key={row.key}
                ref={long.measureElement}
                data-index={row.index}
                data-row={row.index}
                aria-rowindex={row.index + 2}
                tabIndex={-1}
                onFocus={() => keys.setActive(row.index)}
              >
                <TargetCells
                  target={target}
                  groupId={group.id}
                  isActive={row.index === keys.active}
                />
              </tr>,
            ];
          })}
          <Gap height={long.getTotalSize() - end} />
        </tbody>
      </table>
    </div>
  );
}
