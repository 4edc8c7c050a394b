using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Tickets;

/// <summary>What happened to a ticket, in words.</summary>
internal sealed class EventWords(TicketTexts texts)
{
    /// <summary>Its name: the text <c>Event_</c> and the event's type.</summary>
    public static string Title(TicketEvent happened) => T("Event_" + happened.GetType().Name);

    /// <summary>More about it, or null.</summary>
    public string? Detail(TicketEvent happened) => happened switch
    {
        TicketDispatched e => $"{Department(e.Department)} · {texts.Reason(e.Why, Language)}",
        TicketReassigned e => $"{Department(e.Department)} · {e.Why}",
        ResidentContacted e => $"{e.Way} · {e.Result}" + (e.IsReached ? "" : " · " + T("Event_NotReached")),
        TicketNoted e => e.Text,
        ResidentAdded e => e.Text,
        TicketUrged e => e.Words,
        ResidentAsked e => e.Question,
        WaitingEnded e => e.Why ?? T("Waiting_" + e.Cause),
        TicketPressed e => e.Words,
        TicketResolved e => e.Answer,
        FollowUpAsked { IsCalledInVain: true } => T("Event_CalledInVain"),
        FollowUpRecorded e => FollowUp(e.Answers),
        TicketReopened e => e.Why,
        TicketDeclined e => $"{TicketTexts.Of(e.Ground, Language)} · {e.Why}",
        TicketWithdrawn e => e.Words,
        ReturnRequested e => $"{e.Reason} · {e.Ground}" + (e.Suggested is null ? "" : " · " + Department(e.Suggested)),
        ReturnApproved e => $"{Department(e.Department)} · {e.Why}",
        ReturnRejected e => e.Why,
        ExtensionRequested e => $"{T("Days", e.Days)} · {e.Reason}",
        ExtensionApproved e => e.Why,
        ExtensionRejected e => e.Why,
        HelperJoined e => $"{Department(e.Clock.Department)} · {e.Task}",
        HelperReported e => $"{Department(e.Department)} · {e.Text}",
        HelperReleased e => $"{Department(e.Department)} · {e.Why}",
        TicketMerged e => $"{e.Master} · {e.Why}",
        TicketUnmerged e => e.Why,
        MasterResolved e => e.Answer,
        MemberJoined e => e.Member.ToString(),
        MemberLeft e => e.Member.ToString(),
        ExclusionProposed e => e.Reason,
        ExclusionApproved e => e.Why,
        ExclusionRejected e => e.Why,
        IdentityRead e => e.Why,
        ClockWarned e => $"{TicketTexts.Of(e.Clock, Language)} {e.SharePercent}%",
        ClockBreached e => TicketTexts.Of(e.Clock, Language),
        ClockEscalated e => $"{TicketTexts.Of(e.Clock, Language)} · {TicketTexts.Of(e.To, Language)}",
        ClockMet e => TicketTexts.Of(e.Clock, Language),
        ClockStopped e => TicketTexts.Of(e.Clock, Language),
        ClockPaused e => $"{TicketTexts.Of(e.Clock, Language)} · {TicketTexts.Of(e.Reason, Language)}",
        ClockResumed e => TicketTexts.Of(e.Clock, Language),
        ClockExtended e => $"{TicketTexts.Of(e.Clock, Language)} · {T("Days", e.Days)}",
        ClockRecomputed e => TicketTexts.Of(e.Clock, Language),
        _ => null,
    };

    private string Department(string code) => texts.Department(code, Language);

    /// <summary>What a resident answered when asked, in words.</summary>
    public static string FollowUp(FollowUp answers)
    {
        if (!answers.IsReached)
            return T("Event_NotReached");
        string?[] parts =
        [
            answers.Satisfaction is { } s ? TicketTexts.Of(s, Language) : null,
            answers.IsSolved is { } solved ? T(solved ? "FollowUp_Solved" : "FollowUp_NotSolved") : null,
            answers.Words,
        ];
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }
}
