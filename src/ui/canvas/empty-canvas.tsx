import { FileDown, MousePointer2, Play } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { showLessons } from '../learn/learn.action';
import { OpenFileButton } from '../files/open-file-button';
import { useIsPhone } from '../phone/use-is-phone';
import { useParts } from '../sandbox-context';
import { takeTour } from '../tour/tour.action';
import styles from './empty-canvas.module.css';

/** Scripts and pictures come after the canvas. */
const TemplateOffers = lazy(() => import('./template-offers'));

/** What can be opened. */
const FILES =
  'a sandbox or its PNG, compose, a task definition or service, CloudFormation, a lesson, a script of aws lines.';

/** Three ways in, on a canvas that has nothing yet. */
export function EmptyCanvas() {
  const parts = useParts();
  // There is nothing to drop there.
  const isPhone = useIsPhone();
  return (
    <div className={styles.room}>
      <section className={styles.empty} aria-label="Start here">
        <h2 className={styles.title}>An empty sandbox</h2>
        <ul className={styles.ways}>
          <li className={styles.way} data-whole>
            <Play size={18} aria-hidden />
            <div>
              <strong>See it run</strong>
              <div className={styles.offers}>
                <Suspense fallback={null}>
                  <TemplateOffers />
                </Suspense>
              </div>
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
          <li className={styles.way}>
            <FileDown size={18} aria-hidden />
            <div>
              <strong>Bring your own</strong>
              <p>
                {isPhone ? 'Open a file: ' : 'Drop a file here, or open it: '}
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
