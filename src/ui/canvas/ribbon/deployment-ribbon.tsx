import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { toCommandLine } from '../../../cli/to-command-line';
import type { ServiceDeploymentView } from '../../../model/view';
import type { Gesture } from '../../../state/gesture';
import { planContinue, planRollBack } from '../../../state/gestures/deployment-control';
import { openReport } from '../../../state/view-store';
import { useNow } from '../../inspector/use-calm';
import { useCommands, useParts } from '../../sandbox-context';
import { type DeployingService, ribbonFacts } from './ribbon-facts';
import styles from './ribbon.module.css';
import { RevisionLines } from './revision-lines';
import { Stages } from './stages';
import { useOwnSize } from './use-own-size';
import { useRibbon } from './use-ribbon';
import { Watchers } from './watchers';

/**
 * The deployment under way, over the canvas: its stages, what it waits for, how each revision
 * fares, and the button that matters now. Its size is told, for the diagram to keep clear of it.
 */
export function DeploymentRibbon(props: { onSize: (width: number, height: number) => void }) {
  const { shown, services, next, dismiss } = useRibbon();
  const [isFolded, setFolded] = useState(false);
  const box = useOwnSize(props.onSize, shown !== undefined);
  if (!shown) return null;
  const at = services.indexOf(shown);
  return (
    <section ref={box} className={styles.ribbon} aria-label="Deployment">
      <Ribbon service={shown} isFolded={isFolded}>
        {services.length > 1 && (
          <Button variant="default" size="compact-xs" onClick={next}>
            {`${at + 1} of ${services.length}: ${shown.name}`}
          </Button>
        )}
        <ActionIcon
          size="sm"
          aria-expanded={!isFolded}
          aria-label={isFolded ? 'Unfold the deployment' : 'Fold the deployment'}
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
        </ActionIcon>
        {shown.serviceDeployment.isOver && (
          <ActionIcon size="sm" aria-label="Close the deployment" onClick={dismiss}>
            <X size={15} />
          </ActionIcon>
        )}
      </Ribbon>
    </section>
  );
}

interface RibbonProps {
  service: DeployingService;
  isFolded: boolean;
  /** What belongs to the panel rather than to the deployment. */
  children: ReactNode;
}

function Ribbon({ service, isFolded, children }: RibbonProps) {
  const now = useNow();
  const deployment = service.serviceDeployment;
  const facts = ribbonFacts(service, deployment, now);
  return (
    <>
      <p className="unseen" role="status">
        {facts.spoken}
      </p>
      <header className={styles.head}>
        <h2 className={styles.title} title={facts.title}>
          {facts.title}
        </h2>
        <span className={styles.left}>{facts.left}</span>
        <Actions service={service} deployment={deployment} />
        {children}
      </header>
      {!isFolded && (
        <>
          <Stages facts={facts} deployment={deployment} />
          {facts.outcome && (
            <p className={styles.outcome} data-tone={facts.outcome.tone}>
              <strong>{facts.outcome.word}</strong>
              {facts.outcome.reason !== null && `: ${facts.outcome.reason}`}
            </p>
          )}
          <RevisionLines service={service} />
          {!facts.outcome && <Watchers deployment={deployment} awaiting={facts.awaiting} />}
        </>
      )}
    </>
  );
}

interface ActionsProps {
  service: DeployingService;
  deployment: ServiceDeploymentView;
}

/** The one button that matters: go on at a pause, else turn round; in the end the report. */
function Actions({ service, deployment }: ActionsProps) {
  const parts = useParts();
  if (deployment.isOver) {
    return (
      <Button onClick={() => openReport(parts.view, service.id, deployment.id)}>Report</Button>
    );
  }
  const [pause] = deployment.pauses;
  return (
    <>
      {deployment.canRollBack && (
        <GestureButton look={pause ? 'quiet' : 'danger'} plan={planRollBack(service, deployment)}>
          Roll back
        </GestureButton>
      )}
      {pause && (
        <GestureButton look="main" plan={planContinue(service, deployment, pause)}>
          Continue
        </GestureButton>
      )}
    </>
  );
}

interface GestureButtonProps {
  look: 'main' | 'danger' | 'quiet';
  plan: Gesture;
  children: string;
}

/** Says on hover and focus which command it is; what came of it is said like for any gesture. */
function GestureButton({ look, plan, children }: GestureButtonProps) {
  const commands = useCommands();
  const [busy, setBusy] = useState(false);
  const lines = plan.operations.map(({ target, input }) => toCommandLine(target, input));
  const give = async () => {
    setBusy(true);
    await commands.give(plan);
    setBusy(false);
  };
  return (
    <Tooltip
      label={lines.join('\n')}
      position="bottom-end"
      multiline
      maw={420}
      classNames={{ tooltip: styles.command }}
    >
      <Button
        {...(look !== 'main' && { variant: 'outline' })}
        className={look === 'danger' ? styles.danger : undefined}
        loading={busy}
        onClick={() => void give()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
