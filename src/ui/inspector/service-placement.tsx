import type { ServiceView } from '../../model/view';
import { lastPart } from '../../model/ids';
import type { Definition } from '../../state/gestures/revision';
import { revisionWith } from '../../state/gestures/revision';
import { CUSTOM, PLACEMENTS, placementOf, strategyOf } from '../add/placement-templates';
import { groupChoices, subnetChoices, useNetworks } from '../add/use-networks';
import { NamesSetting } from '../kit/names-setting';
import { ApplyBar } from './apply-bar';
import { type DescribedService, useDescribedService } from './described-service';
import { type Field, FieldForm, problemIn } from './field-form';
import { operation } from './operation';
import styles from './panel.module.css';
import { useEdits } from './use-edits';

type PlacementValues = {
  placement: string;
  expression: string;
  distinctInstance: boolean;
  rebalancing: boolean;
  exec: boolean;
  /** Names, with commas: an edit is a text. */
  subnets: string;
  securityGroups: string;
};

function valuesOf(described: DescribedService): PlacementValues {
  const { placementStrategy = [], placementConstraints = [] } = described;
  const network = described.networkConfiguration?.awsvpcConfiguration;
  return {
    placement: placementOf(placementStrategy),
    expression: placementConstraints.find(({ type }) => type === 'memberOf')?.expression ?? '',
    distinctInstance: placementConstraints.some(({ type }) => type === 'distinctInstance'),
    rebalancing: described.availabilityZoneRebalancing === 'ENABLED',
    exec: described.enableExecuteCommand === true,
    subnets: (network?.subnets ?? []).join(','),
    securityGroups: (network?.securityGroups ?? []).join(','),
  };
}

const fieldsFor = (isOnInstances: boolean, isCustom: boolean): Field<PlacementValues>[] => [
  {
    key: 'placement',
    kind: 'choice',
    when: () => isOnInstances,
    choices: [
      ...PLACEMENTS,
      ...(isCustom ? [{ value: CUSTOM, label: 'another, as it was given' }] : []),
    ],
    text: { name: 'placementStrategy', hint: 'Which instance is best.' },
  },
  {
    key: 'distinctInstance',
    kind: 'switch',
    when: () => isOnInstances,
    text: { name: 'distinctInstance', hint: 'No two of its tasks on one instance.' },
  },
  {
    key: 'expression',
    kind: 'text',
    placeholder: 'attribute:ecs.instance-type == m5.large',
    when: () => isOnInstances,
    text: { name: 'memberOf', hint: 'An expression that instances must fit.' },
  },
  {
    key: 'rebalancing',
    kind: 'switch',
    text: {
      name: 'availabilityZoneRebalancing',
      hint: 'Tasks are evened out between zones again after a zone was lost.',
    },
  },
  {
    key: 'exec',
    kind: 'switch',
    text: { name: 'enableExecuteCommand', hint: 'ECS Exec into tasks that start from now on.' },
  },
];

const namesOf = (text: string): string[] => text.split(',').filter(Boolean);

/** The members of UpdateService for what has changed. */
function changesOf(
  values: PlacementValues,
  changed: Partial<PlacementValues>,
  described: DescribedService,
) {
  const { placement, expression, distinctInstance } = values;
  const isConstrained = 'expression' in changed || 'distinctInstance' in changed;
  const isMoved = 'subnets' in changed || 'securityGroups' in changed;
  const securityGroups = namesOf(values.securityGroups);
  return {
    ...('placement' in changed && { placementStrategy: [...(strategyOf(placement) ?? [])] }),
    ...(isConstrained && {
      placementConstraints: [
        ...(distinctInstance ? [{ type: 'distinctInstance' as const }] : []),
        ...(expression.trim() === '' ? [] : [{ type: 'memberOf' as const, expression }]),
      ],
    }),
    ...('rebalancing' in changed && {
      availabilityZoneRebalancing: values.rebalancing
        ? ('ENABLED' as const)
        : ('DISABLED' as const),
    }),
    ...('exec' in changed && { enableExecuteCommand: values.exec }),
    ...(isMoved && {
      networkConfiguration: {
        awsvpcConfiguration: {
          ...described.networkConfiguration?.awsvpcConfiguration,
          subnets: namesOf(values.subnets),
          ...(securityGroups.length > 0 && { securityGroups }),
        },
      },
    }),
  };
}

/** Where ECS puts a service's tasks, and in which networks. */
export function ServicePlacement({ service }: { service: ServiceView }) {
  const { described, refresh } = useDescribedService(service, service);
  return described && <PlacementForm {...{ service, described }} onApplied={refresh} />;
}

function PlacementForm(props: {
  service: ServiceView;
  described: DescribedService;
  onApplied: () => void;
}) {
  const { service, described, onApplied } = props;
  const networks = useNetworks();
  const edits = useEdits<PlacementValues>(valuesOf(described));
  const isOnInstances =
    service.launchType !== 'FARGATE' &&
    !service.capacityProviderStrategy.some((one) => one.capacityProvider.startsWith('FARGATE'));
  const isCustom = edits.values.placement === CUSTOM;
  const fields = fieldsFor(isOnInstances, isCustom);
  const update = operation('ECS.UpdateService', {
    cluster: lastPart(service.clusterArn),
    service: service.name,
    ...changesOf(edits.values, edits.changed, described),
  });
  const gesture = { label: `Update service ${service.name}`, operations: [update] };
  const names = (key: 'subnets' | 'securityGroups') => ({
    value: namesOf(edits.values[key]),
    onChange: (next: string[]) => edits.set(key, next.join(',')),
  });
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Placement and networking</h3>
        <FieldForm fields={fields} edits={edits} />
        {described.networkConfiguration?.awsvpcConfiguration && (
          <>
            <div className={styles.field}>
              <NamesSetting
                text={{ name: 'subnets', hint: 'Another list starts a new deployment.' }}
                {...names('subnets')}
                known={subnetChoices(networks)}
              />
            </div>
            <div className={styles.field}>
              <NamesSetting
                text={{ name: 'securityGroups', hint: 'What may reach its tasks.' }}
                {...names('securityGroups')}
                known={groupChoices(networks)}
              />
            </div>
          </>
        )}
      </div>
      <ApplyBar
        gesture={edits.isChanged ? gesture : null}
        problem={problemIn(fields, edits)}
        onApplied={() => {
          edits.clear();
          onApplied();
        }}
        onDiscard={edits.clear}
      />
    </div>
  );
}

interface PortMapping {
  containerPort?: number;
  hostPort?: number;
}

const portsOf = (container: Record<string, unknown>): PortMapping[] =>
  Array.isArray(container.portMappings) ? (container.portMappings as PortMapping[]) : [];

/**
 * The host port of the first mapping of a definition in network mode bridge; 0 is whichever port is
 * free. Null where there is none to choose.
 */
function hostPortOf(definition: Definition | null): number | null {
  const first = definition?.containerDefinitions[0];
  const isBridged = (definition?.networkMode ?? 'bridge') === 'bridge';
  const [mapping] = first ? portsOf(first) : [];
  return isBridged && mapping ? (mapping.hostPort ?? 0) : null;
}

const HOST_PORT: Field<{ hostPort: number }>[] = [
  {
    key: 'hostPort',
    kind: 'number',
    min: 0,
    max: 65_535,
    text: {
      name: 'hostPort',
      hint: '0 is dynamic: a free port for each task. A fixed one can be had once on each instance. Another one registers a new revision and deploys it.',
      byDefault: '0',
    },
  },
];

/** Another host port for a service whose tasks share their instances’ network. */
export function ServiceHostPort(props: { service: ServiceView; definition: Definition | null }) {
  const { service, definition } = props;
  const present = hostPortOf(definition);
  const edits = useEdits({ hostPort: present ?? 0 });
  if (!definition || present === null) return null;
  const [first] = definition.containerDefinitions;
  const { hostPort } = edits.values;
  const revision = revisionWith(definition, (one) =>
    one === first
      ? {
          ...one,
          portMappings: portsOf(one).map((mapping, index) =>
            index === 0 ? { ...mapping, hostPort } : mapping,
          ),
        }
      : one,
  );
  const gesture = {
    label: `Change the host port of ${service.name}`,
    operations: [
      operation('ECS.RegisterTaskDefinition', revision),
      operation('ECS.UpdateService', {
        cluster: lastPart(service.clusterArn),
        service: service.name,
        taskDefinition: definition.family,
      }),
    ],
  };
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Port mapping of {first?.name}</h3>
        <FieldForm fields={HOST_PORT} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? gesture : null}
        isMissing={edits.isMissing}
        problem={problemIn(HOST_PORT, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </div>
  );
}
