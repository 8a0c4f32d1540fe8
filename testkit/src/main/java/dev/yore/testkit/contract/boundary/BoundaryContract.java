package dev.yore.testkit.contract.boundary;

/** Decisions may rest on any events, not on those of one stream alone. */
public interface BoundaryContract
        extends CourseSubscriptionsContract,
                InvoiceNumbersContract,
                OptInTokenContract,
                OrderTokenContract,
                ProductPriceContract,
                UsernameContract {}
