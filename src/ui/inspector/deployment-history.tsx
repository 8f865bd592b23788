import { Button } from '@mantine/core';
import { lastPart } from '../../model/ids';
import { formatDuration, fromEpochSeconds, seconds } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import { openReport } from '../../state/view-store';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { useDeploymentGroup } from '../deploy/use-deployment-group';
import { useParts } from '../sandbox-context';
import { MomentButton } from '../time-travel/moment-button';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { statusTone } from './service-deployment';
import { useAnswer } from './use-answer';

interface Past {
  id: string;
  status: string;
  /** Epoch seconds. */
  startedAt: number;
  finishedAt?: number | undefined;
}

/** As ListServiceDeployments and BatchGetDeployments tell of one; moments in epoch seconds. */
interface Summary {
  serviceDeploymentArn: string;
  status: string;
  startedAt?: number;
  createdAt: number;
  finishedAt?: number;
}
interface Info {
  deploymentId: string;
  status: string;
  createTime: number;
  completeTime?: number;
}

/** The members of a list in an answer; none until it has come. */
const listed = <T,>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** The deployments before the one that is shown, newest first. */
export function DeploymentHistory({ service }: { service: ServiceView }) {
  const isCodeDeploy = service.serviceDeployment?.strategy === 'CODE_DEPLOY';
  return isCodeDeploy ? <OfCodeDeploy service={service} /> : <OfEcs service={service} />;
}

/** Changes when a deployment begins or ends. */
const versionOf = ({ serviceDeployment: shown }: ServiceView): string =>
  `${shown?.id} ${shown?.status}`;

function OfEcs({ service }: { service: ServiceView }) {
  const asked = operation('ECS.ListServiceDeployments', {
    cluster: lastPart(service.clusterArn),
    service: service.name,
  });
  const { result } = useAnswer(asked, versionOf(service));
  const all = listed<Summary>(outputMember(result, 'serviceDeployments')).map((one): Past => ({
    id: one.serviceDeploymentArn,
    status: one.status,
    startedAt: one.startedAt ?? one.createdAt,
    finishedAt: one.finishedAt,
  }));
  return <History service={service} all={all} />;
}

function OfCodeDeploy({ service }: { service: ServiceView }) {
  const group = useDeploymentGroup(service);
  const version = versionOf(service);
  const list = group
    ? operation('CodeDeploy.ListDeployments', {
        applicationName: group.applicationName,
        deploymentGroupName: group.deploymentGroupName,
      })
    : null;
  const deploymentIds = listed<string>(
    outputMember(useAnswer(list, version).result, 'deployments'),
  );
  const describe =
    deploymentIds.length > 0
      ? operation('CodeDeploy.BatchGetDeployments', { deploymentIds: deploymentIds.slice(0, 25) })
      : null;
  const { result } = useAnswer(describe, version);
  const all = listed<Info>(outputMember(result, 'deploymentsInfo')).map((one): Past => ({
    id: one.deploymentId,
    status: one.status,
    startedAt: one.createTime,
    finishedAt: one.completeTime,
  }));
  all.sort((a, b) => b.startedAt - a.startedAt);
  return <History service={service} all={all} />;
}

function History({ service, all }: { service: ServiceView; all: readonly Past[] }) {
  const { view } = useParts();
  const past = all.filter(({ id }) => id !== service.serviceDeployment?.id);
  if (past.length === 0) return null;
  return (
    <Section title="Deployments before" aside="newest first">
      <ul className={styles.history} aria-label="Deployments before">
        {past.map(({ id, status, startedAt, finishedAt }) => (
          <li key={id}>
            <StatusPill word={status} tone={statusTone(status)} />
            <span className={styles.when}>
              <MomentButton at={fromEpochSeconds(startedAt)} />
              {finishedAt !== undefined && ` · ${formatDuration(seconds(finishedAt - startedAt))}`}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => openReport(view, service.id, id)}
            >
              Report…
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
