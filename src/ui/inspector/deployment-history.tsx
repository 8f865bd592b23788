import { Button } from '@mantine/core';
import { lastPart } from '../../model/ids';
import { formatClock, formatDuration, fromEpochSeconds, seconds } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import { openReport } from '../../state/view-store';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { useParts } from '../sandbox-context';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { statusTone } from './service-deployment';
import { useAnswer } from './use-answer';

/** As ListServiceDeployments tells of one; moments in epoch seconds. */
interface Summary {
  serviceDeploymentArn: string;
  status: string;
  startedAt?: number;
  createdAt: number;
  finishedAt?: number;
}

const isSummaries = (value: unknown): value is Summary[] => Array.isArray(value);

/** The deployments before the one that is shown, newest first. */
export function DeploymentHistory({ service }: { service: ServiceView }) {
  const { view } = useParts();
  const { serviceDeployment: shown } = service;
  const listed = outputMember(
    useAnswer(
      operation('ECS.ListServiceDeployments', {
        cluster: lastPart(service.clusterArn),
        service: service.name,
      }),
      `${shown?.id} ${shown?.status}`,
    ).result,
    'serviceDeployments',
  );
  const all = isSummaries(listed) ? listed : [];
  const past = all.filter((one) => one.serviceDeploymentArn !== shown?.id);
  if (past.length === 0) return null;
  return (
    <Section title="Deployments before" aside="newest first">
      <ul className={styles.history} aria-label="Deployments before">
        {past.map((one) => (
          <li key={one.serviceDeploymentArn}>
            <StatusPill word={one.status} tone={statusTone(one.status)} />
            <span className={styles.when}>
              {formatClock(fromEpochSeconds(one.startedAt ?? one.createdAt))}
              {one.finishedAt !== undefined &&
                ` · ${formatDuration(seconds(one.finishedAt - (one.startedAt ?? one.createdAt)))}`}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => openReport(view, service.id, one.serviceDeploymentArn)}
            >
              Report…
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
