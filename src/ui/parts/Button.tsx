/** The three weights of a button, and the square one that carries an icon alone. All at least 44 px, verbs inside. */
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` once per screen; `plain` beside it; `quiet` in rows and bars. */
  readonly weight?: 'primary' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  /** 56 px high: the one thing to do here, at the bottom right. */
  readonly large?: boolean;
}

export function Button({
  weight = 'plain',
  icon,
  large = false,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button {...rest} type={type} className={cx(styles.button, styles[weight], large && styles.large, className)}>
      {icon}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Said by screen readers and shown on hover. */
  readonly label: string;
  /** On the map: a solid ground and a shadow. */
  readonly floating?: boolean;
}

export function IconButton({
  label,
  floating = false,
  className,
  children,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(styles.icon, floating && styles.floating, className)}
    >
      {children}
    </button>
  );
}
