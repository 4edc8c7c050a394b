using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Board;
using Hotline.Console.Desk;
using Hotline.Console.Desk.Calls;
using Hotline.Console.Desk.FollowUps;
using Hotline.Console.Desk.Offers;
using Hotline.Console.Knowledge;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Hotline.Console.People;
using Hotline.Console.Reports;
using Hotline.Console.Search;
using Hotline.Console.Settings;
using Hotline.Console.Style;
using Hotline.Console.Tickets;
using Hotline.Console.Triage;
using Hotline.Console.Wording;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Console;

/// <summary>Registers and maps the console, below <c>/console</c>.</summary>
public static class ConsoleModule
{
    internal const string Root = "/console";
    internal const string LanguageCookie = "hotline.language";

    /// <summary>Wrong passwords in a row before an account is locked, and for how long.</summary>
    private const int MostWrongPasswords = 5;

    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Adds the console; needs accounts, tickets, the operators' desk and articles. To be called after storage and nodes are added, whose writer it needs at start.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The <c>Console</c> configuration section.</param>
    /// <param name="isDevelopment">True: there is a demo account a role, and cookies also travel without TLS.</param>
    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration section, bool isDevelopment)
    {
        services.AddOptions<ConsoleOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRazorComponents();
        // Chinese as it is: as character references it would be nearly three times as long on every page. What HTML reads as markup is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ConsoleAssets>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<Presence>();
        services.AddSingleton<OperatorStates>();
        services.AddHostedService(p => p.GetRequiredService<OperatorStates>());
        services.AddSingleton<SharedOffers>();
        services.AddSingleton<CityOptions>();
        services.AddSingleton<IOperatorPresence, DeskPresence>();
        services.AddHostedService<OfferKeeper>();
        services.AddSingleton<Audit>();
        services.AddSingleton<SetUpLink>();
        services.AddSingleton<SignInEndpoints>();
        services.AddSingleton<AccountEndpoints>();
        services.AddScoped<DemoAccounts>();
        services.AddSingleton<DeskTicketForm>();
        services.AddSingleton<DeskForms>();
        services.AddSingleton<CallDesk>();
        services.AddSingleton<SentForms>();
        services.AddSingleton<CallBackEndpoints>();
        services.AddSingleton<FollowUpPages>();
        services.AddSingleton<FollowUpEndpoints>();
        services.AddSingleton<DeliveryStates>();
        services.AddSingleton<SharedQueue>();
        services.AddSingleton<DeskQuery>();
        services.AddSingleton<DeskEndpoints>();
        services.AddSingleton<EventWords>();
        services.AddSingleton<ContactLook>();
        services.AddSingleton<TicketPages>();
        services.AddSingleton<TicketEndpoints>();
        services.AddSingleton<SearchEndpoints>();
        services.AddSingleton<TriageEndpoints>();
        services.AddSingleton<BoardEndpoints>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<KnowledgeEndpoints>();
        services.AddSingleton<ChannelPreviews>();
        services.AddSingleton<EditorCounts>();
        services.AddSingleton<ArticlePrefill>();
        services.AddSingleton<ArticleEditPages>();
        services.AddSingleton<ArticleEditEndpoints>();
        services.AddSingleton<EditorListEndpoints>();
        services.AddSingleton<ExchangeEndpoints>();
        services.AddSingleton<ChannelSettingsEndpoints>();
        services.AddSingleton<SearchSettingsEndpoints>();
        services.AddSingleton<CityEndpoints>();
        services.AddSingleton<CityWords>();
        services.AddSingleton<CityEditEndpoints>();
        services.AddSingleton<RoutingEndpoints>();
        services.AddSingleton<DeadlineEndpoints>();
        services.AddSingleton<PeopleEndpoints>();
        services.AddSingleton<AuditEndpoints>();
        services.AddHostedService<LeaseKeeper>();
        AddAccess(services, isDevelopment);
        if (isDevelopment)
            services.AddHostedService<DemoAccountsAtStart>();
        return services;
    }

    /// <summary>Puts the console's own middleware before its endpoints.</summary>
    public static void UseConsole(this IApplicationBuilder app)
        => app.UseWhen(context => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal), console => console
            .Use(ConsoleHeaders.AddAsync)
            .UseRequestLocalization(Localization())
            .UseAuthentication());

    /// <summary>Maps every page.</summary>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var console = endpoints.MapGroup(Root);
        services.GetRequiredService<ConsoleAssets>().Map(console);
        console.MapGet("", HomeEndpoint.Get).RequireSignedIn();
        services.GetRequiredService<SignInEndpoints>().Map(console);
        services.GetRequiredService<AccountEndpoints>().Map(console);
        services.GetRequiredService<CallBackEndpoints>().Map(console);
        services.GetRequiredService<FollowUpEndpoints>().Map(console);
        services.GetRequiredService<DeskEndpoints>().Map(console);
        services.GetRequiredService<TicketEndpoints>().Map(console);
        services.GetRequiredService<SearchEndpoints>().Map(console);
        services.GetRequiredService<TriageEndpoints>().Map(console);
        services.GetRequiredService<BoardEndpoints>().Map(console);
        services.GetRequiredService<ReportEndpoints>().Map(console);
        services.GetRequiredService<KnowledgeEndpoints>().Map(console);
        services.GetRequiredService<ArticleEditEndpoints>().Map(console);
        services.GetRequiredService<EditorListEndpoints>().Map(console);
        services.GetRequiredService<ExchangeEndpoints>().Map(console);
        services.GetRequiredService<ChannelSettingsEndpoints>().Map(console);
        services.GetRequiredService<SearchSettingsEndpoints>().Map(console);
        services.GetRequiredService<CityEndpoints>().Map(console);
        services.GetRequiredService<CityEditEndpoints>().Map(console);
        services.GetRequiredService<RoutingEndpoints>().Map(console);
        services.GetRequiredService<DeadlineEndpoints>().Map(console);
        services.GetRequiredService<PeopleEndpoints>().Map(console);
        services.GetRequiredService<AuditEndpoints>().Map(console);
        console.MapGet("/style", StyleEndpoint.Get).RequireSignedIn();
        console.MapGet("/{**rest}", Refusals.NotFound).Public();
    }

    private static void AddAccess(IServiceCollection services, bool isDevelopment)
    {
        services.AddIdentityCore<StaffAccount>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = MostWrongPasswords;
                options.Lockout.DefaultLockoutTimeSpan = LockedFor;
                options.SignIn.RequireConfirmedAccount = true;
                // The rules are PasswordRules.
                options.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 0 };
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager<StaffSignIn>()
            .AddTokenProvider<DataProtectorTokenProvider<StaffAccount>>(TokenOptions.DefaultProvider)
            // Not the default ones: they would ask for e-mail addresses, which accounts do not have.
            .AddTokenProvider<AuthenticatorTokenProvider<StaffAccount>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IUserConfirmation<StaffAccount>, OpenAccounts>();
        // Whoever is closed or given another role is so with the next request.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<ConsoleOptions>>((cookie, console) =>
            {
                Name(cookie.Cookie, "hotline.session", SameSiteMode.Lax, isDevelopment);
                cookie.ExpireTimeSpan = TimeSpan.FromHours(console.Value.SessionHours);
                cookie.SlidingExpiration = true;
            });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            Name(cookie.Cookie, "hotline.second-factor", SameSiteMode.Strict, isDevelopment));
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "__csrf";
            options.Cookie.Name = "hotline.csrf";
            options.Cookie.Path = Root;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // Not Always: behind a proxy that ends TLS the token would then be refused.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void Name(CookieBuilder cookie, string name, SameSiteMode sameSite, bool isDevelopment)
    {
        cookie.Name = name;
        cookie.Path = Root;
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static RequestLocalizationOptions Localization()
    {
        var options = new RequestLocalizationOptions().SetDefaultCulture(Words.Languages[0])
            .AddSupportedCultures(Words.Languages).AddSupportedUICultures(Words.Languages);
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" },
            new CookieRequestCultureProvider { CookieName = LanguageCookie },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
        return options;
    }
}
