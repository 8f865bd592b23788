import { UnstyledButton } from '@mantine/core';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { seconds } from '../../model/sim-time';
import { MomentButton } from '../time-travel/moment-button';
import type { LogLine } from './log-lines';
import styles from './logs.module.css';

/** So near to the end counts as there; CSS pixels. */
const NEAR = 12;

const Line = memo(function Line(props: { at: number; name: string | null; message: string }) {
  const { at, name, message } = props;
  return (
    <li className={styles.line}>
      <MomentButton at={seconds(at)} many />
      {name !== null && <b>{name}</b>}
      <span>{message}</span>
    </li>
  );
});

/** Lines with the newest at the foot, which stays in sight until one scrolls away from it. */
export function LogTail(props: {
  lines: readonly LogLine[];
  /** With the container that wrote each. */
  named: boolean;
  /** Said where there are none. */
  nothing: string;
}) {
  const { lines, named, nothing } = props;
  const box = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const toEnd = () => box.current && (box.current.scrollTop = box.current.scrollHeight);
  useLayoutEffect(() => {
    if (follows) toEnd();
  }, [follows, lines]);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    setFollows(scrollHeight - scrollTop - clientHeight < NEAR);
  };
  return (
    <div className={styles.frame}>
      <div
        className={styles.box}
        ref={box}
        onScroll={onScroll}
        role="log"
        // They may come by the dozen: they are read when one goes there.
        aria-live="off"
        aria-label="Log lines, newest last"
        tabIndex={0}
      >
        {lines.length === 0 && <p className={styles.nothing}>{nothing}</p>}
        <ol className={styles.lines}>
          {lines.map(({ at, container, message }, index) => (
            <Line
              key={`${at} ${container} ${index}`}
              {...{ at, message }}
              name={named ? container : null}
            />
          ))}
        </ol>
      </div>
      {!follows && (
        <UnstyledButton className={styles.follow} onClick={() => setFollows(true)}>
          Follow the newest
        </UnstyledButton>
      )}
    </div>
  );
}
