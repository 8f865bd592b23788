/** The arrows from a load balancer's listeners to the target groups that their rules send to. */
import type { Listener } from '../model/load-balancer';
import type { LoadBalancerView, TargetGroupView } from '../model/view';
import type { Draft, Drawn } from './scene-edge';
import { loadBalancerFacts, rateWords } from './from-views';
import { listenerExit, sideOf } from './geometry';
import { sharesOf } from './listener-facts';
import { roleOfTargetGroup } from './revision-roles';
import { conditionsOf, percentWords, useOf } from './traffic-routes';

interface Forward {
  /** The listener, or the rule of a test route, which has arrows of its own. */
  from: string;
  targetGroupArn: string;
  labels: string[];
  isTest: boolean;
  /** The only rule that sends there; a bar of its own on the card is where its arrow begins. */
  rule: string | null;
  /** Requests a second that go there now. */
  rate: number;
}

/** Target groups that the rules for test traffic send to. */
function testGroups(drawn: Drawn, { listeners }: LoadBalancerView): Set<string> {
  const uses = drawn.known.routeUses();
  const shares = listeners.flatMap((listener) =>
    listener.rules.flatMap((rule) =>
      useOf(rule, listener, uses) === 'test' ? sharesOf(rule) : [],
    ),
  );
  return new Set(shares.flatMap((one) => (one.percent > 0 ? [one.targetGroupArn] : [])));
}

/** Every target group a listener sends to, with what sends there. */
function forwardsOf(drawn: Drawn, listener: Listener, tested: ReadonlySet<string>): Forward[] {
  const uses = drawn.known.routeUses();
  const found = new Map<string, Forward>();
  for (const rule of listener.rules) {
    const shares = sharesOf(rule);
    const use = useOf(rule, listener, uses);
    const isTest = use === 'test';
    const from = isTest ? rule.arn : listener.arn;
    const ruleRate = drawn.rates.get(rule.arn) ?? 0;
    for (const { targetGroupArn, percent } of shares) {
      // Test traffic shifts all at once: only where it goes is of interest.
      if (isTest && percent === 0) continue;
      const key = `${from} ${targetGroupArn}`;
      // What deployments shift has a row of its own on the card, which says its conditions.
      const isPlain = isTest || shares.length === 1;
      // Beside a line that test traffic flows on, 0 % would be read as said of that.
      const isMisread = percent === 0 && tested.has(targetGroupArn);
      const share = isPlain || isMisread ? '' : percentWords(percent);
      const label = [use ? '' : conditionsOf(rule), share].filter(Boolean).join(' · ');
      const before = found.get(key);
      found.set(key, {
        from,
        targetGroupArn,
        isTest,
        rule: before ? null : rule.arn,
        labels: [...(before?.labels ?? []), ...(label ? [label] : [])],
        rate: (before?.rate ?? 0) + (ruleRate * percent) / 100,
      });
    }
  }
  return [...found.values()];
}

/** Whether requests sent to a group find a target. */
export const isUsable = (group: TargetGroupView): boolean =>
  group.routing.value === 'fail-open' || group.targets.some(({ health }) => health === 'healthy');

export function loadBalancerEdges(drawn: Drawn, view: LoadBalancerView): Draft[] {
  const { known } = drawn;
  const facts = loadBalancerFacts(view, known);
  const corner = drawn.scene.get(view.id)?.rect;
  if (!corner) return [];
  const tested = testGroups(drawn, view);
  return view.listeners.flatMap((listener, index) =>
    forwardsOf(drawn, listener, tested).flatMap((one): Draft[] => {
      const { from, targetGroupArn, labels, isTest, rule, rate } = one;
      const [group, node] = [known.targetGroup(targetGroupArn), drawn.scene.get(targetGroupArn)];
      if (!group || !node) return [];
      const exit = listenerExit(facts, index, rule ?? undefined);
      const more = labels.length > 1 ? ` +${labels.length - 1}` : '';
      return [
        {
          from,
          source: view.id,
          to: targetGroupArn,
          route: {
            from: { x: corner.x + exit.x, y: corner.y + exit.y },
            to: sideOf(node.rect, 'left'),
          },
          role: roleOfTargetGroup(group, known),
          line: isTest ? 'test' : 'traffic',
          dashed: rate === 0 || !isUsable(group),
          rate,
          ...(labels.length > 0 && { label: `${labels[0]}${more}` }),
          ...(rate > 0 && { stillLabel: `${rateWords(rate)}/s` }),
        },
      ];
    }),
  );
}
