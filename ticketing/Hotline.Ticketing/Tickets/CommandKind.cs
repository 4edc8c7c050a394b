using System.Diagnostics;

namespace Hotline.Ticketing.Tickets;

/// <summary>Commands by name, so that the compiler can check that each is decided in every status.</summary>
internal enum CommandKind
{
    Dispatch,
    SignIn,
    RecordContact,
    AddNote,
    AddFromResident,
    Urge,
    Resolve,
    Close,
    Decline,
}

internal static class CommandKinds
{
    public static CommandKind Of(TicketCommand command) => command switch
    {
        TicketCommand.Dispatch => CommandKind.Dispatch,
        TicketCommand.SignIn => CommandKind.SignIn,
        TicketCommand.RecordContact => CommandKind.RecordContact,
        TicketCommand.AddNote => CommandKind.AddNote,
        TicketCommand.AddFromResident => CommandKind.AddFromResident,
        TicketCommand.Urge => CommandKind.Urge,
        TicketCommand.Resolve => CommandKind.Resolve,
        TicketCommand.Close => CommandKind.Close,
        TicketCommand.Decline => CommandKind.Decline,
        _ => throw new UnreachableException($"{command.GetType().Name} has no kind."),
    };
}
