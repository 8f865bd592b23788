import { envoySidecar } from '../../content/scenarios/envoy-sidecar.scenario';
import { multiService } from '../../content/scenarios/multi-service.scenario';
import { webBehindAnAlb } from '../../content/scenarios/web-behind-an-alb.scenario';
import { TemplatePicture } from '../palette/template-picture';
import { useRunTemplate } from '../palette/use-run-template';
import styles from './empty-canvas.module.css';

const OFFERED = [webBehindAnAlb, envoySidecar, multiService];

/** Templates to begin with, each run by a click on its picture. */
export default function TemplateOffers() {
  const { run, running, problem } = useRunTemplate();
  return (
    <>
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
    </>
  );
}
