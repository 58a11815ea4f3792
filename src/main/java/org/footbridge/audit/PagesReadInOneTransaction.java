package org.footbridge.audit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PageMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A page somebody signed in asks for is read in one transaction: the controller, the audit row of the view and the frame
 * around it see one state of the database and cost one connection and one commit. It ends before the template is drawn,
 * so that the row is kept before the page leaves.
 *
 * <p>Sign-in and set-up find out who acts while they run and keep their own transactions, as does everything that changes
 * something.
 */
@Configuration
class PagesReadInOneTransaction implements WebMvcConfigurer, HandlerInterceptor {

    private static final String OPEN = PagesReadInOneTransaction.class.getName();

    private final PlatformTransactionManager transactions;
    private final Semaphore connections;

    PagesReadInOneTransaction(PlatformTransactionManager transactions, DataSource pool) {
        this.transactions = transactions;
        this.connections = new Semaphore(pages(pool));
    }

    /** One connection stays free for what is written apart from the page: a refusal, a sign-in kept alive. */
    private static int pages(DataSource pool) {
        return pool instanceof HikariDataSource hikari ? Math.max(1, hikari.getMaximumPoolSize() - 1) : 1;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Override
    public void extendHandlerExceptionResolvers(java.util.List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst((request, _, _, _) -> {
            undo(request);
            return null;
        });
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod page && reads(request, page)) {
            connections.acquireUninterruptibly();
            try {
                request.setAttribute(OPEN, transactions.getTransaction(new TransactionTemplate()));
                PageMemory.begin();
            } catch (RuntimeException | Error failed) {
                connections.release();
                throw failed;
            }
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            try {
                transactions.commit(open);
            } finally {
                PageMemory.end();
                connections.release();
            }
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        undo(request);
    }

    private void undo(HttpServletRequest request) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            try {
                transactions.rollback(open);
            } finally {
                PageMemory.end();
                connections.release();
            }
        }
    }

    private static boolean reads(HttpServletRequest request, HandlerMethod page) {
        var home = page.getBeanType().getName();
        var answer = page.getMethod().getReturnType();
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && (answer == String.class || answer == ModelAndView.class)
                && home.startsWith("org.footbridge.")
                && !home.startsWith("org.footbridge.access.")
                && !home.startsWith("org.footbridge.setup.")
                && Actor.bound().filter(actor -> actor.account() != null).isPresent();
    }
}
