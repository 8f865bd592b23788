import { ChoiceSetting, SwitchSetting, TextSetting } from '../kit/setting';
import { counted } from '../kit/counted';
import styles from './launch.module.css';
import { NetworkFields } from './network-fields';
import { CUSTOM, PLACEMENTS } from './placement-templates';
import { StrategyFields } from './strategy-fields';
import type { ComputeOption, LaunchChoice } from './use-launch';
import { useNetworks } from './use-networks';

const MODES = [
  { value: 'bridge', label: 'bridge: ports of the instance' },
  { value: 'awsvpc', label: 'awsvpc: an interface of its own' },
  { value: 'host', label: 'host: the instance’s own network' },
] as const;

/** `prod-ec2, FARGATE (base 1, weight 2)`. */
const providerWords = (strategy: LaunchChoice['byDefault']): string =>
  strategy
    .map(({ capacityProvider: name, base, weight }) => {
      const more = [base > 0 && `base ${base}`, strategy.length > 1 && `weight ${weight}`];
      const words = more.filter(Boolean).join(', ');
      return words === '' ? name : `${name} (${words})`;
    })
    .join(', ');

/** What the cluster's own strategy is, and which instances stay out of what is chosen. */
function CapacityNote({ choice }: { choice: LaunchChoice }) {
  const { held, byDefault, unused, isFargate } = choice;
  const usual =
    held.compute === 'default' &&
    `The cluster’s default capacity provider strategy: ${providerWords(byDefault)}.`;
  const left =
    unused === 0
      ? usual && !isFargate && 'Instances launched by hand are not used by it.'
      : `It does not use ${counted(unused, 'instance')} of the cluster launched by hand ` +
        'or by another provider: launch type EC2 does.';
  if (!usual && !left) return null;
  return (
    <p className={styles.note} role="status">
      {[usual, left].filter(Boolean).join(' ')}
    </p>
  );
}

/** What tasks run on: launch type or capacity providers, and the network mode on EC2. */
export function ComputeFields({ choice }: { choice: LaunchChoice }) {
  const { held, set, byDefault, providers, isFargate, isFixedMode } = choice;
  const options: { value: ComputeOption; label: string }[] = [
    { value: 'FARGATE', label: 'FARGATE' },
    { value: 'EC2', label: 'EC2: on the instances of the cluster' },
    { value: 'strategy', label: 'capacity provider strategy' },
    ...(byDefault.length > 0
      ? [{ value: 'default' as const, label: 'the cluster’s default capacity providers' }]
      : []),
  ];
  return (
    <>
      <ChoiceSetting
        text={{ name: 'launchType', hint: 'What its tasks run on.' }}
        value={held.compute}
        onChange={(next) => set({ compute: options.find(({ value }) => value === next)!.value })}
        choices={options}
      />
      {held.compute === 'strategy' && (
        <StrategyFields
          items={held.items}
          providers={providers}
          onChange={(items) => set({ items })}
        />
      )}
      <CapacityNote choice={choice} />
      {!isFargate && !isFixedMode && (
        <ChoiceSetting
          text={{ name: 'networkMode', hint: 'How containers are reached; Fargate has awsvpc.' }}
          value={held.networkMode}
          onChange={(next) =>
            set({ networkMode: MODES.find(({ value }) => value === next)!.value })
          }
          choices={MODES}
        />
      )}
    </>
  );
}

/** Networking of tasks that have an interface of their own. */
export function TaskNetworkFields({ choice }: { choice: LaunchChoice }) {
  const networks = useNetworks();
  const { held, set, launch, isFargate } = choice;
  if (launch.networkMode !== 'awsvpc') return null;
  return (
    <>
      <NetworkFields
        networks={networks}
        subnets={held.subnets}
        securityGroups={held.securityGroups}
        onSubnets={(subnets) => set({ subnets })}
        onGroups={(securityGroups) => set({ securityGroups })}
        of="tasks"
      />
      {isFargate && (
        <SwitchSetting
          text={{ name: 'assignPublicIp', hint: 'Without it, images need another way out.' }}
          value={held.assignPublicIp}
          onChange={(assignPublicIp) => set({ assignPublicIp })}
        />
      )}
    </>
  );
}

/** Which of the instances tasks are placed on; Fargate has none to choose from. */
export function PlacementFields({ choice, daemon }: { choice: LaunchChoice; daemon: boolean }) {
  const { held, set, isFargate } = choice;
  if (isFargate) return null;
  return (
    <>
      {!daemon && (
        <ChoiceSetting
          text={{ name: 'placementStrategy', hint: 'Which instance is best.' }}
          value={held.placement}
          onChange={(placement) => set({ placement })}
          choices={PLACEMENTS.filter(({ value }) => value !== CUSTOM)}
        />
      )}
      {!daemon && (
        <SwitchSetting
          text={{ name: 'distinctInstance', hint: 'No two of its tasks on one instance.' }}
          value={held.distinctInstance}
          onChange={(distinctInstance) => set({ distinctInstance })}
        />
      )}
      <TextSetting
        text={{ name: 'memberOf', hint: 'An expression that instances must fit. Empty: all do.' }}
        value={held.expression}
        onChange={(expression) => set({ expression })}
        placeholder="attribute:ecs.instance-type == m5.large"
      />
    </>
  );
}

/** Settings that have a good value already, folded away. */
export function MoreSettings({ children }: { children: React.ReactNode }) {
  return (
    <details className={styles.more}>
      <summary>Networking, placement and more</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
