using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>A note for colleagues.</summary>
/// <param name="Text">At most 4,000 characters.</param>
internal sealed record NoteBody(string Text);

/// <summary>A contact with the resident.</summary>
/// <param name="Way">How: 电话, 上门, 微信. At most 500 characters.</param>
/// <param name="Result">What came of it. At most 500 characters.</param>
/// <param name="ContactedAt">When, with a zone; left out: now.</param>
/// <param name="IsReached">False where nobody was reached.</param>
internal sealed record ContactBody(string Way, string Result, DateTimeOffset? ContactedAt = null, bool IsReached = true)
{
    public TicketCommand.RecordContact ToCommand() => new(Way, Result) { ContactedAt = ContactedAt, IsReached = IsReached };
}

/// <summary>待补充: what the resident is asked for.</summary>
/// <param name="Question">In the words that the resident reads.</param>
internal sealed record QuestionBody(string Question);

/// <summary>Why.</summary>
internal sealed record WhyBody(string Why);

/// <summary>退单.</summary>
/// <param name="Reason">Why it is not the department's.</param>
/// <param name="Ground">The rule that says so.</param>
/// <param name="Suggested">Code of the department it belongs to, where that is known.</param>
internal sealed record ReturnBody(string Reason, string Ground, string? Suggested = null);

/// <summary>A return that names the department to which the ticket is to go.</summary>
/// <param name="Department">Its code.</param>
/// <param name="Reason">Why it is that department's.</param>
/// <param name="Ground">The rule that says so.</param>
internal sealed record TransferBody(string Department, string Reason, string Ground);

/// <summary>延期.</summary>
/// <param name="Days">How many more, in the deadline's own unit.</param>
/// <param name="Reason">Why.</param>
internal sealed record ExtensionBody(int Days, string Reason);

/// <summary>吹哨.</summary>
/// <param name="Departments">Codes of the departments that are to help.</param>
/// <param name="Task">What each is to do.</param>
internal sealed record SummonBody(IReadOnlyList<string> Departments, string Task);

/// <summary>What a department that helps has done.</summary>
/// <param name="Text">In words.</param>
/// <param name="Files">Paths of files sent before that prove it.</param>
internal sealed record HelpReportBody(string Text, IReadOnlyList<string>? Files = null);

/// <summary>办结.</summary>
/// <param name="Text">What was done, in the words that the resident reads.</param>
/// <param name="Contact">How the resident was told, unless a contact is recorded already.</param>
/// <param name="Files">Paths of files sent before that prove it.</param>
internal sealed record AnswerBody(string Text, ContactBody? Contact = null, IReadOnlyList<string>? Files = null)
{
    public TicketCommand.Resolve ToCommand() => new(Text) { Contact = Contact?.ToCommand(), Files = Files ?? [] };
}

/// <summary>不予受理.</summary>
/// <param name="Ground">On which ground.</param>
/// <param name="Text">Why, in the words that the resident reads.</param>
internal sealed record DeclineBody(DeclineGround Ground, string Text);
