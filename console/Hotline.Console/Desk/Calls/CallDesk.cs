using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Console.Desk.Calls;

/// <summary>Telephone calls at the desk: taken to the operator's own telephone, held, joined by a third, and called back.</summary>
internal sealed class CallDesk(
    IOperatorDesk desk, IDeskReader reader, IStaffAccounts accounts, ITurnStore store, IConversationLog log, IEnumerable<ICallControl> controls)
{
    /// <summary>Whom an operator may bring into a call: police, fire and rescue, ambulance, traffic accidents.</summary>
    public static readonly string[] ThirdParties = ["110", "119", "120", "122"];

    /// <summary>What follows the taking of a call in its log: more than a call has before it is over.</summary>
    private const int LogTail = 300;

    private const string NotRung = "notRung";

    private readonly ICallControl? control = controls.FirstOrDefault();

    /// <summary>Takes the call and rings the operator.</summary>
    public async Task<DeskResult> TakeAsync(ConversationKey key, DeskOperator by, CancellationToken cancellationToken)
    {
        if (control is null || (await accounts.FindAsync(by.AccountId, cancellationToken))?.PhoneNumber is not { } number)
            return new DeskResult.Refused(DeskRefusal.NoTelephone);
        var result = await desk.ClaimAsync(key, by, cancellationToken);
        if (result is not DeskResult.Done { WasBefore: false } || await FindAsync(key, cancellationToken) is not { } call)
            return result;
        var connected = await control.ConnectAsync(call, number, cancellationToken);
        // Of a caller who has hung up the operator can still see what it was about, and call back.
        if (connected is CallResult.Unavailable or CallResult.NotConnected)
            await desk.ReturnAsync(key, by.AccountId, NotRung, cancellationToken);
        return Said(connected);
    }

    /// <summary>Holds the caller, or brings them back.</summary>
    public Task<DeskResult> HoldAsync(ConversationKey key, bool isHeld, DeskOperator by, CancellationToken cancellationToken)
        => WithOwnAsync(key, by, (c, call) => c.HoldAsync(call, isHeld, cancellationToken), cancellationToken);

    /// <summary>Brings a third party in; one of <see cref="ThirdParties"/>.</summary>
    public Task<DeskResult> AddAsync(ConversationKey key, string number, DeskOperator by, CancellationToken cancellationToken)
        => WithOwnAsync(key, by, (c, call) => c.AddAsync(call, number, cancellationToken), cancellationToken);

    /// <summary>Rings the operator and then the resident.</summary>
    public async Task<DeskResult> CallBackAsync(ConversationReference reference, string phone, string accountId, CancellationToken cancellationToken)
    {
        if (control is null || (await accounts.FindAsync(accountId, cancellationToken))?.PhoneNumber is not { } number)
            return new DeskResult.Refused(DeskRefusal.NoTelephone);
        return reference.Bot?.Id is { } hotline
            ? Said(await control.CallBackAsync(hotline, number, phone, cancellationToken))
            : new DeskResult.Refused(DeskRefusal.CallUnavailable);
    }

    private async Task<DeskResult> WithOwnAsync(
        ConversationKey key, DeskOperator by, Func<ICallControl, OperatorCall, Task<CallResult>> act, CancellationToken cancellationToken)
    {
        if ((await reader.FindAsync(key, cancellationToken))?.AccountId != by.AccountId)
            return new DeskResult.Refused(DeskRefusal.NotYours);
        return control is not null && await FindAsync(key, cancellationToken) is { } call
            ? Said(await act(control, call))
            : new DeskResult.Refused(DeskRefusal.NotConnected);
    }

    /// <summary>The call as it was taken last; null where it never was.</summary>
    private async Task<OperatorCall?> FindAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(key, cancellationToken) is not { } found)
            return null;
        var tail = await log.ReadAsync(key, Math.Max(0, found.LastSequence - LogTail), LogTail, cancellationToken);
        return tail.LastOrDefault(l => Transcript.IsStatus(l.Activity, "accepted")) is { } taken
            ? new(found.Reference with { Locale = found.State.Language ?? found.Reference.Locale }, taken.Sequence)
            : null;
    }

    private static DeskResult Said(CallResult result) => result switch
    {
        CallResult.Done => new DeskResult.Done(),
        CallResult.Gone => new DeskResult.Refused(DeskRefusal.CallGone),
        CallResult.NotConnected => new DeskResult.Refused(DeskRefusal.NotConnected),
        CallResult.Unavailable => new DeskResult.Refused(DeskRefusal.CallUnavailable),
    };
}
