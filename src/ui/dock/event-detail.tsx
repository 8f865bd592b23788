import { useState } from 'react';
import { toSeconds } from '../../model/sim-time';
import type { DomainEvent } from '../../model/view';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useAnswer } from '../inspector/use-answer';
import { CopyButton } from '../kit/copy-button';
import { useParts } from '../sandbox-context';
import styles from './events.module.css';

/** More than DescribeEvents rounds moments by. Simulated seconds. */
const MARGIN = 0.001;
/** The simulator may be so far ahead of the screen; simulated seconds. */
const AHEAD = 600;

interface Bridged {
  at: number;
  subject: string;
  message: string;
  detailType: string;
  resources: string[];
  detail: unknown;
}

/** An event as EventBridge is given it: detail type, resources and detail, as JSON. */
export function EventDetail({ event }: { event: DomainEvent }) {
  const { mirror } = useParts();
  const at = toSeconds(event.at);
  const [since] = useState(() => toSeconds(mirror.getState().now) - at + AHEAD);
  const asked = operation('Sandbox.DescribeEvents', { type: 'EventBridge', since });
  const { result } = useAnswer(asked, event.seq);
  if (result === null) return null;
  const events = (outputMember(result, 'events') ?? []) as Bridged[];
  const found = events.find(
    (one) =>
      Math.abs(one.at - at) < MARGIN &&
      one.subject === event.subject &&
      one.message === event.message,
  );
  if (!found) {
    return <p className={styles.detail}>Too long ago: the simulator has let go of it.</p>;
  }
  const { detailType, resources, detail } = found;
  const text = JSON.stringify({ 'detail-type': detailType, resources, detail }, null, 2);
  return (
    <div className={styles.detail}>
      <pre tabIndex={0} aria-label="Detail as JSON">
        {text}
      </pre>
      <CopyButton text={text} label="Copy the event" />
    </div>
  );
}
