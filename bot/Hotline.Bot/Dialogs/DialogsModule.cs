using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.Events;
using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Hearing;
using Hotline.Bot.Dialogs.Interruptions;
using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding.Aspects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Bot.Dialogs;

/// <summary>Registers the dialog engine.</summary>
public static class DialogsModule
{
    /// <summary>
    /// Adds <see cref="ITurnEngine"/>. Needs <c>IUnderstanding</c>, <c>IKnowledgeBase</c>, <c>ITicketDesk</c>, <c>ITicketReader</c>,
    /// <c>ICityDirectory</c>, <c>IHandoffQueue</c> and <c>IConversationLog</c>.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dialogs">The <c>Dialogs</c> section, read into <see cref="DialogOptions"/> and checked at start.</param>
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration dialogs)
    {
        services.AddOptions<DialogOptions>().Configure(options => DialogOptionsReader.Read(dialogs, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DialogOptions>, DialogOptionsValidator>();
        services.AddSingleton(p => p.GetRequiredService<IOptions<DialogOptions>>().Value);
        AddDialogsOnStack(services);
        services.TryAddSingleton<IOperatorPresence, UnknownPresence>();
        return services
            .AddSingleton<Texts>()
            .AddSingleton<DeadlineWords>()
            .AddSingleton<StandardChoices>()
            .AddSingleton<MessageReader>()
            .AddSingleton<OutOfScope>()
            .AddSingleton<Misunderstandings>()
            .AddSingleton<Loops>()
            .AddSingleton<OperatorHandoff>()
            .AddSingleton<HandoffTranscript>()
            .AddSingleton<AspectReader>()
            .AddSingleton<FollowOns>()
            .AddSingleton<ArticleAnswers>()
            .AddSingleton<DirectoryAnswers>()
            .AddSingleton<IDeskSuggestions, DeskSuggestions>()
            .AddSingleton<IAnswerPreview, AnswerPreview>()
            .AddSingleton<TicketStatusWords>()
            .AddSingleton<TicketUrging>()
            .AddSingleton<TicketLookup>()
            .AddSingleton<TicketOpening>()
            .AddSingleton<TwinTickets>()
            .AddSingleton<SecondMatter>()
            .AddSingleton<SamePlace>()
            .AddSingleton<UnaskedFollowUps>()
            .AddSingleton<FollowUpAsking>()
            .AddSingleton<SideTracks>()
            .AddSingleton<Silences>()
            .AddSingleton<ChannelEvents>()
            .AddSingleton<Cancelling>()
            .AddSingleton<GlobalInterruptions>()
            .AddSingleton<NewIntents>()
            .AddSingleton<DialogStack>()
            .AddSingleton<ITurnEngine, TurnEngine>();
    }

    private static void AddDialogsOnStack(IServiceCollection services)
    {
        services.AddSingleton<TicketForm>().AddSingleton<IDialog>(p => p.GetRequiredService<TicketForm>());
        services.AddSingleton<WaitingForOperator>().AddSingleton<IDialog>(p => p.GetRequiredService<WaitingForOperator>());
        services.AddSingleton<TwinDialog>().AddSingleton<IDialog>(p => p.GetRequiredService<TwinDialog>());
        services.AddSingleton<FollowUpDialog>().AddSingleton<IDialog>(p => p.GetRequiredService<FollowUpDialog>());
        services.AddSingleton<IDialog, SupplyDialog>();
        services.AddSingleton<AfterTicketDialog>().AddSingleton<IDialog>(p => p.GetRequiredService<AfterTicketDialog>());
        services.AddSingleton<IDialog, OfferParkedDialog>();
        services.AddSingleton<IDialog, OfferTicketDialog>();
        services.AddSingleton<IDialog, OfferCallbackDialog>();
        services.AddSingleton<IDialog, ChooseArticleDialog>();
        services.AddSingleton<IDialog, ChooseTicketDialog>();
        services.AddSingleton<IDialog, ProveTicketDialog>();
        services.AddSingleton<IDialog, WithdrawDialog>();
        services.AddSingleton<IDialog, ConfirmHeardDialog>();
        services.AddSingleton<IDialog, EmergencyTransferDialog>();
    }
}
