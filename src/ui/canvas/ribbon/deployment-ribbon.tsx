import { ActionIcon, Button } from '@mantine/core';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { RevisionMark } from '../../../drawing/revision-mark';
import { rolesOfService } from '../../../drawing/revision-roles';
import type { ServiceDeploymentView } from '../../../model/view';
import { planContinue, planRollBack } from '../../../state/gestures/deployment-control';
import { openReport } from '../../../state/view-store';
import { useNow } from '../../inspector/use-calm';
import { useMirror, useParts, useView } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { GestureButton } from './gesture-button';
import {
  type DeployingService,
  isLongDone,
  moreDigits,
  ribbonFacts,
  type SplitFacts,
  wentWell,
} from './ribbon-facts';
import styles from './ribbon.module.css';
import { RevisionLines } from './revision-lines';
import { Stages } from './stages';
import { TaskSetSteps } from './task-set-steps';
import { useOwnSize } from './use-own-size';
import { useRibbon } from './use-ribbon';
import { canAnswer, HookAnswers, WaitingHook } from './waiting-hook';
import { Watchers } from './watchers';

export interface RibbonPlace {
  /** Whether there is room for all of it; else it is a line, unless the user unfolds it. */
  isRoomy: boolean;
  /** Told whenever it changes, for the diagram to keep clear of it. */
  onSize: (size: { width: number; height: number }, isFolded: boolean) => void;
}

/**
 * The deployment under way, over the canvas: its stages, what it waits for, how each revision
 * fares, and the button that matters now. Of task sets that nobody drives, the next step.
 */
export function DeploymentRibbon({ isRoomy, onSize }: RibbonPlace) {
  const { shown, byHand, services, next, dismiss } = useRibbon();
  const id = shown?.serviceDeployment.id ?? byHand?.id ?? null;
  const isDone = useIsDone(shown?.serviceDeployment ?? null);
  const { presenting, isFolded, fold } = useFold(id, isRoomy && !isDone);
  const box = useOwnSize(onSize, isFolded, id);
  if (!shown && !byHand) return null;
  return (
    <section
      ref={box}
      className={styles.ribbon}
      aria-label="Deployment"
      tabIndex={-1}
      data-ribbon
      style={shown && widthFor(shown)}
      data-folded={isFolded || undefined}
      data-presenting={presenting || undefined}
    >
      {shown ? (
        <Ribbon service={shown} isFolded={isFolded}>
          {services.length > 1 && (
            <Button variant="default" size="compact-xs" onClick={next}>
              {`${services.indexOf(shown) + 1} of ${services.length}: ${shown.name}`}
            </Button>
          )}
          <FoldButton isFolded={isFolded} onFold={fold} />
          {shown.serviceDeployment.isOver && (
            <ActionIcon size="sm" aria-label="Close the deployment" onClick={dismiss}>
              <X size={15} />
            </ActionIcon>
          )}
        </Ribbon>
      ) : (
        byHand && (
          <TaskSetSteps service={byHand} isFolded={isFolded}>
            <FoldButton isFolded={isFolded} onFold={fold} />
          </TaskSetSteps>
        )
      )}
    </section>
  );
}

/** Wider where the numbers of tasks are long. */
const widthFor = ({ serviceDeployment }: DeployingService) =>
  ({ '--more-digits': moreDigits(serviceDeployment) }) as CSSProperties;

/**
 * Whether a deployment is but a line because it is over and went well: at once where nobody saw it
 * under way, as when the sandbox was opened later, else after a while of simulated time.
 */
function useIsDone(deployment: ServiceDeploymentView | null): boolean {
  const [seen] = useState(() => new Set<string>());
  const { id, isOver } = deployment ?? { id: '', isOver: true };
  const isLong = useMirror(({ now }) => deployment !== null && isLongDone(deployment, now));
  useEffect(() => {
    if (!isOver) seen.add(id);
  }, [seen, id, isOver]);
  return isLong || (deployment !== null && wentWell(deployment) && !seen.has(id));
}

/**
 * What the user chose holds for this deployment, not for the next one. While presenting it is a
 * line at first: the room is the diagram's, and the caption tells the rest.
 */
function useFold(id: string | null, isRoomy: boolean) {
  const presenting = useView((state) => state.presenting);
  const about = `${presenting} ${id}`;
  const [chosen, setChosen] = useState<{ about: string; isFolded: boolean } | null>(null);
  const isFolded = chosen?.about === about ? chosen.isFolded : presenting || !isRoomy;
  const fold = (folded: boolean) => setChosen({ about, isFolded: folded });
  return { presenting, isFolded, fold };
}

function FoldButton(props: { isFolded: boolean; onFold: (isFolded: boolean) => void }) {
  const { isFolded, onFold } = props;
  return (
    <ActionIcon
      size="sm"
      aria-expanded={!isFolded}
      aria-label={isFolded ? 'Unfold the deployment' : 'Fold the deployment'}
      onClick={() => onFold(!isFolded)}
    >
      {isFolded ? <ChevronDown size={15} /> : <ChevronUp size={15} />}
    </ActionIcon>
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
        <Title title={facts.title} />
        {isFolded && <Split split={facts.split} service={service} />}
        <span className={styles.left} title={isFolded ? facts.folded : undefined}>
          {isFolded ? facts.folded : facts.left}
        </span>
        {isFolded && <FoldedAnswers deployment={deployment} />}
        <Actions service={service} deployment={deployment} />
        {children}
      </header>
      {!isFolded && (
        <>
          <Stages facts={facts} service={service} />
          {facts.outcome && (
            <p className={styles.outcome} data-tone={facts.outcome.tone}>
              <strong>{facts.outcome.word}</strong>
              {facts.outcome.reason !== null && `: ${facts.outcome.reason}`}
            </p>
          )}
          <RevisionLines service={service} />
          {!facts.outcome && <Watchers deployment={deployment} awaiting={facts.awaiting} />}
          {deployment.hooks.map((hook) => (
            <WaitingHook key={hook.hookId} deployment={deployment} hook={hook} now={now} />
          ))}
        </>
      )}
    </>
  );
}

/** Of a function that is waited for, what it is to say. */
function FoldedAnswers({ deployment }: { deployment: ServiceDeploymentView }) {
  const hook = deployment.hooks.find((one) => canAnswer(deployment, one));
  return hook ? <HookAnswers deployment={deployment} hook={hook} isBrief /> : null;
}

/** A long name gives way, never the strategy. */
function Title({ title }: { title: string }) {
  const at = title.lastIndexOf(' · ');
  return (
    <h2 className={styles.title} title={title} aria-label={title}>
      <span className={styles.subject}>{title.slice(0, at)}</span>
      <span>{title.slice(at)}</span>
    </h2>
  );
}

/** How the traffic is shared while both revisions have some of it. */
function Split({ split, service }: { split: readonly SplitFacts[]; service: DeployingService }) {
  const theme = useDrawingTheme();
  const roles = rolesOfService(service);
  return split.map(({ deploymentId, role, name, share }) => (
    <span key={deploymentId} className={styles.split}>
      <svg width={8} height={16} aria-hidden>
        <RevisionMark
          role={roles.get(deploymentId) ?? role}
          theme={theme}
          {...{ x: 0, y: 0, width: 7, height: 16 }}
        />
      </svg>
      {`${name} `}
      <strong>{share}</strong>
    </span>
  ));
}

interface ActionsProps {
  service: DeployingService;
  deployment: ServiceDeploymentView;
}

/**
 * What can be done now: go on at a pause, turn round; in the end the report. Roll back has its
 * place at the end and keeps it when Continue comes and goes.
 */
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
      {pause && (
        <GestureButton
          key={pause.hookId}
          look="main"
          plan={planContinue(service, deployment, pause)}
        >
          Continue
        </GestureButton>
      )}
      {deployment.canRollBack && (
        <span className={styles.back}>
          <GestureButton look={pause ? 'quiet' : 'danger'} plan={planRollBack(service, deployment)}>
            Roll back
          </GestureButton>
        </span>
      )}
    </>
  );
}
