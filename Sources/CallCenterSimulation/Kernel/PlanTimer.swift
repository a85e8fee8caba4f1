/// What the plan itself sets off, without a contact or a change of the roster.
enum PlanTimer {
}
