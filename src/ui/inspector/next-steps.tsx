import { Button } from '@mantine/core';
import type { ServiceDeploymentView, ServiceView } from '../../model/view';
import { planDeployment } from '../../state/gestures/deployment';
import { openDeploy } from '../../state/view-store';
import { useParts } from '../sandbox-context';
import { GiveButton } from './give-button';
import styles from './panel.module.css';

/** Ended without going back: the service wants the new revision still, whatever runs of it. */
const isLeftBehind = ({ status, isOver }: ServiceDeploymentView): boolean =>
  isOver && /^(STOPPED|Stopped|Failed|ROLLBACK_FAILED)$/.test(status);
const isBack = ({ status, isOver }: ServiceDeploymentView): boolean =>
  isOver && status === 'ROLLBACK_SUCCESSFUL';

/** What can be done about a deployment that has failed; nothing for one that has not. */
export function NextSteps(props: { service: ServiceView; deployment: ServiceDeploymentView }) {
  const { service, deployment } = props;
  const { view } = useParts();
  const left = isLeftBehind(deployment);
  if (!left && !isBack(deployment)) return null;
  const revision = (role: 'source' | 'target') =>
    deployment.revisions.find((one) => one.role === role)?.taskDefinition;
  const source = revision('source');
  const target = revision('target') ?? service.taskDefinition;
  const isEcs = deployment.strategy !== 'CODE_DEPLOY';
  return (
    <div className={styles.next} role="group" aria-label="Next steps">
      <p className={styles.note}>
        {left ? (
          <>
            <b>{target} has failed</b> and nothing was rolled back.{' '}
            {isEcs && 'The service still asks for it.'} Go back to what ran before, or deploy an
            image that is mended.
          </>
        ) : (
          <>
            <b>{target} was rolled back.</b> Deploy an image that is mended when there is one.
          </>
        )}
      </p>
      <div className={styles.buttons}>
        {left && isEcs && source !== undefined && source !== target && (
          <GiveButton
            gesture={planDeployment(service, { revision: { taskDefinition: source } })}
            word={`Deploy ${source} again`}
            primary
          />
        )}
        <Button variant="outline" onClick={() => openDeploy(view, service.id)}>
          Deploy a mended image…
        </Button>
        {left && service.taskDefinition === target && (
          <Button variant="outline" onClick={() => view.setState({ inspectorTab: 'configure' })}>
            Change how its image behaves
          </Button>
        )}
      </div>
    </div>
  );
}
