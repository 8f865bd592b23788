import { FileDown, MousePointer2, Play } from 'lucide-react';
import { envoySidecar } from '../../content/scenarios/envoy-sidecar.scenario';
import { multiService } from '../../content/scenarios/multi-service.scenario';
import { webBehindAnAlb } from '../../content/scenarios/web-behind-an-alb.scenario';
import { showLessons } from '../learn/learn.action';
import { OpenFileButton } from '../files/open-file-button';
import { TemplatePicture } from '../palette/template-picture';
import { useRunTemplate } from '../palette/use-run-template';
import { useIsPhone } from '../phone/use-is-phone';
import { useParts } from '../sandbox-context';
import { takeTour } from '../tour/tour.action';
import styles from './empty-canvas.module.css';

const OFFERED = [webBehindAnAlb, envoySidecar, multiService];

/** What can be opened. */
const FILES =
  'a sandbox or its PNG, compose, a task definition or service, CloudFormation, a lesson, a script of aws lines.';

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
          <li className={styles.way} data-whole>
            <Play size={18} aria-hidden />
            <div>
              <strong>See it run</strong>
              <ul className={styles.templates}>
                {OFFERED.map((template) => (
                  <li key={template.id}>
                    <button
                      type="button"
                      disabled={running !== null}
                      aria-busy={running === template.id}
                      onClick={() => void run(template)}
                    >
                      <TemplatePicture id={template.id} />
                      {template.title}
                    </button>
                  </li>
                ))}
              </ul>
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
