namespace Hotline.Ticketing.Tickets;

/// <summary>The life cycle: what each command makes of each status, as far as the status decides it.</summary>
internal static class TicketTransitions
{
    public static Transition Of(TicketStatus status, CommandKind command) => status switch
    {
        TicketStatus.Triage => command switch
        {
            CommandKind.Dispatch => To.Dispatched,
            CommandKind.Decline => To.Declined,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.MergeInto => To.Merged,
            CommandKind.Press or CommandKind.Urge or CommandKind.AddFromResident or CommandKind.AddNote or CommandKind.ProposeExclusion
                or CommandKind.ApproveExclusion or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Resolve or CommandKind.AskFollowUp or CommandKind.RecordFollowUp
                or CommandKind.Reopen or CommandKind.Close => Not.Sent,
        },
        TicketStatus.Dispatched => command switch
        {
            CommandKind.Reassign => To.Dispatched,
            CommandKind.SignIn or CommandKind.RecordContact or CommandKind.Summon => To.InProgress,
            CommandKind.AskResident => To.AwaitingResident,
            CommandKind.RequestReturn => To.ReturnRequested,
            CommandKind.RequestExtension => To.ExtensionRequested,
            CommandKind.Resolve => To.Resolved,
            CommandKind.MergeInto => To.Merged,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.Decline => To.Declined,
            CommandKind.AddCoHandler or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge
                or CommandKind.AddFromResident or CommandKind.AddNote or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion
                or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Reopen or CommandKind.Close => Not.Here,
        },
        TicketStatus.InProgress => command switch
        {
            CommandKind.Reassign => To.Dispatched,
            CommandKind.AskResident => To.AwaitingResident,
            CommandKind.RequestReturn => To.ReturnRequested,
            CommandKind.RequestExtension => To.ExtensionRequested,
            CommandKind.Resolve => To.Resolved,
            CommandKind.MergeInto => To.Merged,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.RecordContact or CommandKind.AddCoHandler or CommandKind.Summon or CommandKind.ReportHelp
                or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge or CommandKind.AddFromResident
                or CommandKind.AddNote or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion or CommandKind.RejectExclusion
                or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.SignIn or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Reopen or CommandKind.Close
                or CommandKind.Decline => Not.Here,
        },
        TicketStatus.AwaitingResident => command switch
        {
            CommandKind.StopWaiting or CommandKind.AddFromResident => To.InProgress,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.RecordContact or CommandKind.AddCoHandler or CommandKind.ReportHelp or CommandKind.ReleaseHelper
                or CommandKind.Press or CommandKind.Urge or CommandKind.AddNote or CommandKind.ProposeExclusion
                or CommandKind.ApproveExclusion or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension or CommandKind.RejectExtension
                or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.AskResident or CommandKind.RequestReturn
                or CommandKind.RequestExtension or CommandKind.Summon or CommandKind.MergeInto or CommandKind.Resolve
                or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Reopen or CommandKind.Close or CommandKind.Decline => Not.WhileWaiting,
        },
        TicketStatus.ReturnRequested => command switch
        {
            CommandKind.ApproveReturn => To.Dispatched,
            CommandKind.Decline => To.Declined,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.RejectReturn => Transition.GoesBack,
            CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge or CommandKind.AddFromResident
                or CommandKind.AddNote or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion or CommandKind.RejectExclusion
                or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveExtension or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.MergeInto or CommandKind.Resolve or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Reopen or CommandKind.Close => Not.WhilePending,
        },
        TicketStatus.ExtensionRequested => command switch
        {
            CommandKind.ApproveExtension or CommandKind.RejectExtension => To.InProgress,
            CommandKind.Resolve => To.Resolved,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.RecordContact or CommandKind.AddCoHandler or CommandKind.ReportHelp or CommandKind.ReleaseHelper
                or CommandKind.Press or CommandKind.Urge or CommandKind.AddFromResident or CommandKind.AddNote
                or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion or CommandKind.RejectExclusion
                or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.AskResident or CommandKind.RequestReturn
                or CommandKind.RequestExtension or CommandKind.Summon or CommandKind.MergeInto or CommandKind.AskFollowUp or CommandKind.RecordFollowUp
                or CommandKind.Reopen or CommandKind.Close or CommandKind.Decline => Not.WhilePending,
        },
        TicketStatus.Resolved => command switch
        {
            CommandKind.Close => To.Closed,
            CommandKind.Reopen => To.Reopened,
            CommandKind.AddFromResident or CommandKind.AddNote or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.ProposeExclusion
                or CommandKind.ApproveExclusion or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge or CommandKind.MergeInto
                or CommandKind.Resolve or CommandKind.Decline or CommandKind.Withdraw => Not.Finished,
        },
        TicketStatus.Closed => command switch
        {
            CommandKind.Reopen => To.Reopened,
            CommandKind.AddNote or CommandKind.RecordFollowUp or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion
                or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge
                or CommandKind.AddFromResident or CommandKind.MergeInto or CommandKind.Resolve or CommandKind.Close
                or CommandKind.Decline or CommandKind.Withdraw or CommandKind.AskFollowUp => Not.Finished,
        },
        TicketStatus.Reopened => command switch
        {
            CommandKind.Reassign => To.Dispatched,
            CommandKind.SignIn or CommandKind.RecordContact or CommandKind.Summon => To.InProgress,
            CommandKind.AskResident => To.AwaitingResident,
            CommandKind.RequestReturn => To.ReturnRequested,
            CommandKind.RequestExtension => To.ExtensionRequested,
            CommandKind.Resolve => To.Resolved,
            CommandKind.MergeInto => To.Merged,
            CommandKind.Withdraw => To.Withdrawn,
            CommandKind.AddCoHandler or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge
                or CommandKind.AddFromResident or CommandKind.AddNote or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion
                or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Reopen or CommandKind.Close or CommandKind.Decline => Not.Here,
        },
        TicketStatus.Merged => command switch
        {
            CommandKind.Unmerge => Transition.GoesBack,
            CommandKind.AddFromResident or CommandKind.AddNote or CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Close
                or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge or CommandKind.MergeInto
                or CommandKind.Resolve or CommandKind.Reopen or CommandKind.Decline or CommandKind.Withdraw => Not.Merged,
        },
        TicketStatus.Declined or TicketStatus.Withdrawn => command switch
        {
            CommandKind.AddNote or CommandKind.ProposeExclusion or CommandKind.ApproveExclusion or CommandKind.RejectExclusion
                or CommandKind.ReadIdentity => Transition.Stays,
            CommandKind.StopWaiting or CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension
                or CommandKind.RejectExtension or CommandKind.Unmerge => Not.Asked,
            CommandKind.Dispatch or CommandKind.Reassign or CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident
                or CommandKind.RequestReturn or CommandKind.RequestExtension or CommandKind.AddCoHandler or CommandKind.Summon
                or CommandKind.ReportHelp or CommandKind.ReleaseHelper or CommandKind.Press or CommandKind.Urge
                or CommandKind.AddFromResident or CommandKind.MergeInto or CommandKind.Resolve or CommandKind.AskFollowUp or CommandKind.RecordFollowUp
                or CommandKind.Reopen or CommandKind.Close or CommandKind.Decline or CommandKind.Withdraw => Not.Finished,
        },
    };

    /// <summary>The statuses that commands lead to.</summary>
    private static class To
    {
        public static readonly Transition Dispatched = Transition.To(TicketStatus.Dispatched);
        public static readonly Transition InProgress = Transition.To(TicketStatus.InProgress);
        public static readonly Transition AwaitingResident = Transition.To(TicketStatus.AwaitingResident);
        public static readonly Transition ReturnRequested = Transition.To(TicketStatus.ReturnRequested);
        public static readonly Transition ExtensionRequested = Transition.To(TicketStatus.ExtensionRequested);
        public static readonly Transition Resolved = Transition.To(TicketStatus.Resolved);
        public static readonly Transition Closed = Transition.To(TicketStatus.Closed);
        public static readonly Transition Reopened = Transition.To(TicketStatus.Reopened);
        public static readonly Transition Declined = Transition.To(TicketStatus.Declined);
        public static readonly Transition Merged = Transition.To(TicketStatus.Merged);
        public static readonly Transition Withdrawn = Transition.To(TicketStatus.Withdrawn);
    }

    /// <summary>Why commands are refused.</summary>
    private static class Not
    {
        public static readonly Transition Here = Transition.Refused(Refusal.NotInThisStatus);
        public static readonly Transition Sent = Transition.Refused(Refusal.NotSentYet);
        public static readonly Transition WhileWaiting = Transition.Refused(Refusal.WaitsForResident);
        public static readonly Transition WhilePending = Transition.Refused(Refusal.RequestPending);
        public static readonly Transition Finished = Transition.Refused(Refusal.AlreadyFinished);
        public static readonly Transition Merged = Transition.Refused(Refusal.IsMerged);
        public static readonly Transition Asked = Transition.Refused(Refusal.NothingToDecide);
    }
}
