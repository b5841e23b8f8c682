import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.ts';
import { type Explanation, explain } from './explanation.tsx';
import './figure.css';

interface FigureProps {
  label: string;
  /** None where there is nothing to explain. */
  rule?: Explanation;
  children: ComponentChildren;
  /** A second line under the value. */
  aside?: ComponentChildren;
}

/** One number of a summary: its name, its value, and behind the name its rule, if any. Inside a `<dl>`. */
export function Figure({ label, rule, children, aside }: FigureProps) {
  return (
    <div class="figure">
      <dt>{rule ? <RuleButton label={label} rule={rule} /> : label}</dt>
      <dd>
        <span class="figure-value">{children}</span>
        {aside !== undefined && <span class="figure-aside">{aside}</span>}
      </dd>
    </div>
  );
}

/** A name that opens the rule of what it names. */
export function RuleButton({ label, rule }: { label: string; rule: Explanation }) {
  return (
    <button
      type="button"
      class="rule-button"
      title={t().rules.open(label)}
      onClick={() => explain(rule)}
    >
      {label}
    </button>
  );
}
