/** A signed-in account, as the sign-in service knows it; role and duty come with the first pull. */
export interface Account {
  readonly userId: string;
  readonly email: string;
}
