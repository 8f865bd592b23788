import { FileDown, MousePointer2, Play } from 'lucide-react';
import { Button } from '@mantine/core';
import { webBehindAnAlb } from '../../content/scenarios/web-behind-an-alb.scenario';
import { showLessons } from '../learn/learn.action';
import { OpenFileButton } from '../files/open-file-button';
import { useRunTemplate } from '../palette/use-run-template';
import { useIsPhone } from '../phone/use-is-phone';
import { useParts } from '../sandbox-context';
import { takeTour } from '../tour/tour.action';
import styles from './empty-canvas.module.css';

/** What can be opened. */
const FILES =
  'a saved sandbox or its PNG, a compose file, a task definition or service, a CloudFormation template, a script of aws lines.';

/** Three ways in, on a canvas that has nothing yet. */
export function EmptyCanvas() {
  const { run, running, problem } = useRunTemplate();
  const parts = useParts();
  // There is nothing to drop there.
  const isPhone = useIsPhone();
  return (
    <div className={styles.room}>
      <section className={styles.empty} aria-label="Start here">
        <h2 className={styles.title}>An empty sandbox</h2>
        <ul className={styles.ways}>
          <li>
            <Play size={18} aria-hidden />
            <div>
              <strong>See it run</strong>
              <p>{webBehindAnAlb.summary}</p>
              <Button
                onClick={() => void run(webBehindAnAlb)}
                loading={running === webBehindAnAlb.id}
                mt={8}
              >
                {webBehindAnAlb.title}
              </Button>
              {problem !== null && <p role="alert">{problem}</p>}
            </div>
          </li>
          <li className={styles.way} data-needs-room>
            <MousePointer2 size={18} aria-hidden />
            <div>
              <strong>Build it</strong>
              <p>
                Drag a cluster, a service, a load balancer and client traffic from the left, or
                press Enter on one. Draw an edge between two to connect them.
              </p>
            </div>
          </li>
          <li>
            <FileDown size={18} aria-hidden />
            <div>
              <strong>Bring your own</strong>
              <p>
                {isPhone ? 'Open a file: ' : 'Drop a file anywhere on this page, or open it: '}
                {FILES}
              </p>
              <div style={{ height: 8 }} />
              <OpenFileButton />
            </div>
          </li>
        </ul>
        <p className={styles.tour}>
          New here?{' '}
          <button type="button" onClick={() => takeTour.run(parts)}>
            Take the tour
          </button>{' '}
          of six stops, or{' '}
          <button type="button" onClick={() => showLessons.run(parts)}>
            a lesson
          </button>
          : something to do, checked by what happens.
        </p>
      </section>
    </div>
  );
}
